import PipelineCore
import TextModel

/// Tells a text's body from what the page put around it.
///
/// Read from the top, line by line. A source or tags line ends the body: articles do not go on below them. «Read also» above such a line is a pointer of
/// one or a few titles and the body goes on; below it, or with running text under it, it is a whole other article.
struct Furniture {
  /// The lines to take out of the text.
  private(set) var removed: [TextRange] = []
  private(set) var source: String?
  private(set) var tags: String?
  private(set) var embedded: [EmbeddedArticle] = []
  private(set) var links: [Link] = []

  private struct Line {
    let range: TextRange
    let text: String
    let match: (kind: Phrases.Kind, value: String)?

    var isBullet: Bool { ["•", "-", "*", "▪", "–"].contains { text.hasPrefix($0 + " ") } }
    /// The line without its bullet.
    var title: String { isBullet ? Phrases.trimmed(text.dropFirst()) : text }
    /// Whether it ends like a sentence rather than like a title.
    var isSentence: Bool {
      guard let last = text.unicodeScalars.reversed().first(where: { !"\"'»”’)]".unicodeScalars.contains($0) }) else {
        return false
      }
      return ".!…۔。،,؛;:".unicodeScalars.contains(last) || text.utf8.count > 300
    }
  }

  init(_ text: Text) {
    let lines = Furniture.lines(of: text)
    if lines.isEmpty { return }
    var isBelow = false
    var index = 0
    while index < lines.count {
      guard let (kind, value) = lines[index].match else {
        if isBelow { keep(lines[index...index], kind: "below", in: text) }
        index += 1
        continue
      }
      removed.append(lines[index].range)
      var end = index + 1
      switch kind {
      case .source:
        source = source ?? value
        isBelow = true
      case .tags:
        tags = tags ?? value
        isBelow = true
      case .share:
        links.append(Link(kind: "share", title: lines[index].text))
      case .similar:
        while end < lines.count, lines[end].match == nil, !lines[end].isSentence { end += 1 }
        addLinks(lines[(index + 1)..<end], value: value, kind: "similar")
        isBelow = isBelow || end == lines.count
      case .readAlso:
        let next = lines[end...].firstIndex { $0.match != nil } ?? lines.count
        let hasProse = lines[end..<next].contains { $0.isSentence }
        if isBelow, hasProse {
          end = next
          keep(lines[(index + 1)..<end], kind: "read-also", in: text)
        } else {
          // Above the foot of the page one title follows, or bullets.
          while end < next, value.isEmpty, lines[end].isBullet || (end == index + 1 && !lines[end].isSentence) {
            end += 1
          }
          addLinks(lines[(index + 1)..<end], value: value, kind: "read-also")
        }
      }
      index = end
    }
  }

  /// The lines that are not empty, or none when none is furniture.
  private static func lines(of text: Text) -> [Line] {
    var ranges: [TextRange] = []
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text.utf8[end] != 0x0A { end += 1 }
      if end > start {
        ranges.append(TextRange(start, end))
      }
      start = end + 1
    }
    // Most texts have no furniture; only those that do are looked at as lines.
    let matches = ranges.map {
      Phrases.shared.mayMatch(text.utf8[$0.bytes]) ? Phrases.shared.match(text.string(in: $0)) : nil
    }
    guard matches.contains(where: { $0 != nil }) else { return [] }
    return zip(ranges, matches).map { Line(range: $0, text: text.string(in: $0), match: $1) }
  }

  /// Takes lines out as an article of their own, the first its title when it looks like one.
  private mutating func keep(_ lines: ArraySlice<Line>, kind: String, in text: Text) {
    guard let first = lines.first, let last = lines.last else { return }
    let hasTitle = !first.isSentence && lines.count > 1
    let body = hasTitle ? lines.dropFirst() : lines
    embedded.append(
      EmbeddedArticle(
        kind: kind, title: hasTitle ? first.title : nil, text: body.map(\.text).joined(separator: "\n\n")))
    removed.append(TextRange(first.range.start, last.range.end))
  }

  private mutating func addLinks(_ lines: ArraySlice<Line>, value: String, kind: String) {
    if !value.isEmpty { links.append(Link(kind: kind, title: value)) }
    links += lines.map { Link(kind: kind, title: $0.title) }
    removed += lines.map(\.range)
  }
}
