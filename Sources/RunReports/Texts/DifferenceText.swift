import TextModel

/// A difference of texts as lines for people.
struct DifferenceText {
  let paint: Paint
  /// The most lines shown.
  let limit: Int
  /// About how many scalars of a line are shown.
  var width = 160

  /// The lines, a sign before each: `-` for one that went, `+` for one that came, `~` for one that changed.
  func lines(_ difference: TextDifference) -> [String] {
    var lines = difference.lines.prefix(limit).map { line in
      switch line {
      case .removed(let range): paint("- " + Shown.line(difference.old, range, limit: width), .removed)
      case .inserted(let range): paint("+ " + Shown.line(difference.new, range, limit: width), .inserted)
      case .changed(let pieces): "~ " + self.line(pieces, difference)
      }
    }
    if difference.lines.count > limit {
      lines.append(paint("… \(difference.lines.count - limit) more lines that differ", .faint))
    }
    return lines
  }

  /// How many lines went, came, changed and stayed, in words.
  func counts(_ difference: TextDifference) -> String {
    let counts = difference.counts
    let parts = [
      (counts.removed, "out"), (counts.inserted, "in"), (counts.changed, "changed"), (difference.kept, "as before"),
    ].filter { $0.0 > 0 }.map { "\(Numbers.grouped($0.0)) \($0.1)" }
    return difference.lines.isEmpty ? "only white space differs" : "lines: " + parts.joined(separator: ", ")
  }

  /// One changed line: what changed, and a few words around it.
  func line(_ pieces: [TextDifference.Piece], _ difference: TextDifference) -> String {
    var text = ""
    var room = 2 * width
    for (index, piece) in pieces.enumerated() {
      if room <= 0 { return text + paint("…", .faint) }
      let shown =
        switch piece {
        case .kept(let range):
          around(difference.new, range, isFirst: index == 0, isLast: index == pieces.count - 1)
        case .removed(let range):
          paint.removed(Shown.line(difference.old, range, limit: width, revealing: true))
        case .inserted(let range):
          paint.inserted(Shown.line(difference.new, range, limit: width, revealing: true))
        }
      room -= shown.unicodeScalars.count
      text += shown
    }
    return text
  }

  private func around(_ text: Text, _ range: TextRange, isFirst: Bool, isLast: Bool) -> String {
    let reach = 32
    if range.count <= 8 * reach, text.string(in: range).unicodeScalars.count <= (isFirst || isLast ? 1 : 2) * reach {
      return Shown.line(text, range)
    }
    // A word cut in two is no help to a reader: the cut goes to the space before or after it.
    let start = Shown.line(text, range, limit: reach).dropLast()
    let end = Shown.end(text, range, limit: reach).dropFirst()
    let (opening, closing) = (
      start.lastIndex(of: " ").map { start[...$0] } ?? start, end.firstIndex(of: " ").map { end[$0...] } ?? end
    )
    return (isFirst ? "" : opening) + "…" + (isLast ? "" : closing)
  }
}
