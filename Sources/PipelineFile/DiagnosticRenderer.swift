public import PipelineCore

/// Shows diagnostics as a compiler does: the message, the place, the line with a caret under what is meant, and what would be right.
public struct DiagnosticRenderer: Sendable {
  private let files: [String: SourceFile]
  private let isColoured: Bool

  /// A renderer that finds lines in `files`.
  public init(files: [SourceFile], isColoured: Bool = false) {
    self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    self.isColoured = isColoured
  }

  /// The diagnostic as lines of text, a line feed after each.
  public func render(_ diagnostic: Diagnostic) -> String {
    let colour: Colour = diagnostic.severity == .error ? .red : .yellow
    var lines = [
      paint("\(diagnostic.severity.rawValue)[\(diagnostic.id)]", colour) + paint(": \(diagnostic.message)", .bold)
    ]
    let number = diagnostic.place.map { "\($0.start.line)" } ?? ""
    let margin = String(repeating: " ", count: number.count + 1)
    var hint = diagnostic.hint
    if let place = diagnostic.place {
      if let file = files[place.file] {
        lines.append(
          paint("\(margin.dropLast())--> ", .blue) + "\(place.file):\(place.start.line):\(place.start.column)")
        let excerpt = excerpt(of: place, in: file, hint: hint, colour: colour)
        if !excerpt.isEmpty {
          hint = nil
          lines.append(paint("\(margin)|", .blue))
          lines.append(paint("\(number) | ", .blue) + excerpt[0])
          lines.append(paint("\(margin)| ", .blue) + excerpt[1])
        }
      } else {
        lines.append(paint("\(margin.dropLast())--> ", .blue) + place.file)
      }
    }
    for note in [hint].compactMap({ $0 }) + diagnostic.notes { lines.append(paint("\(margin)= ", .blue) + note) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The line at `place`, and below it the caret with the hint.
  ///
  /// Columns are counted in scalars; the caret is set by the cells that the terminal takes for them. Terminals that reorder right-to-left text show
  /// the caret elsewhere, so there what is meant is quoted beside it.
  private func excerpt(of place: Place, in file: SourceFile, hint: String?, colour: Colour) -> [String] {
    let scalars = Array(file.line(place.start.line).unicodeScalars)
    if scalars.isEmpty { return [] }
    let start = min(place.start.column - 1, scalars.count)
    let isOneLine = place.end.line == place.start.line
    let end = isOneLine ? min(max(place.end.column - 1, start + 1), max(scalars.count, start + 1)) : scalars.count
    // A long line is cut to what surrounds the place.
    let first = max(0, start - 60)
    let last = min(scalars.count, max(start + 40, min(end, start + 60)))
    let before = text(scalars[first..<start])
    let meant = text(scalars[start..<min(end, last)])
    let after = text(scalars[min(end, last)..<last])
    let line = (first > 0 ? "…" : "") + before + meant + after + (last < scalars.count ? "…" : "")
    let indent = DisplayWidth.of(before) + (first > 0 ? 1 : 0)
    let carets = String(repeating: "^", count: max(1, DisplayWidth.of(meant)))
    let quoted = DisplayWidth.isRightToLeft(before + meant) && !meant.isEmpty ? "'\(meant)'" : nil
    let label = [quoted, hint].compactMap { $0 }.joined(separator: ": ")
    let mark = paint(carets + (label.isEmpty ? "" : " " + label), colour)
    return [line, String(repeating: " ", count: indent) + mark]
  }

  /// The scalars as a terminal can show them: a tab as two spaces, other controls as their pictures.
  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar.value {
      case 0x09: text.append(contentsOf: "  ".unicodeScalars)
      case 0x00..<0x20: text.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
      case 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  private enum Colour: String {
    case red = "31;1"
    case yellow = "33;1"
    case blue = "34"
    case bold = "1"
  }

  private func paint(_ text: some StringProtocol, _ colour: Colour) -> String {
    isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : String(text)
  }
}
