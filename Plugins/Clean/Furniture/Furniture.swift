import PipelineCore
import TextModel

/// Tells a text's body from what the page put around it.
///
/// Read from the top, line by line. A source or tags line ends the body: articles do not go on below them. «Read also» above such a line is a pointer of
/// one or a few titles and the body goes on; below it, or with running text under it, it is a whole other article. Bylines and dates stand before the
/// first sentence or after the last; below a heading over comments stand comments.
struct Furniture {
  /// The lines to take out of the text.
  private(set) var removed: [TextRange] = []
  /// What labels say, by the names that `metadata` has for it.
  private(set) var labels: [(name: String, value: String)] = []
  private(set) var embedded: [EmbeddedArticle] = []
  private(set) var links: [Link] = []
  /// Everything else that was taken out.
  private(set) var parts: [PagePart] = []

  private struct Line {
    let range: TextRange
    let text: String
    let match: Phrases.Match?

    var isBullet: Bool { ["•", "-", "*", "▪", "–"].contains { text.hasPrefix($0 + " ") } }
    /// The line without its bullet.
    var title: String { isBullet ? String(text.dropFirst().drop { $0 == " " }) : text }
    /// Whether it ends like a sentence rather than like a title.
    var isSentence: Bool {
      guard let last = text.unicodeScalars.reversed().first(where: { !"\"'»”’)]".unicodeScalars.contains($0) }) else {
        return false
      }
      return ".!…۔।。،,؛;:".unicodeScalars.contains(last) || text.utf8.count > 300
    }
    /// Whether it has no more than `count` words.
    func isShort(_ count: Int) -> Bool { range.count < 8 * 2 * count && text.split(separator: " ").count <= count }
  }

  init(_ text: Text) {
    guard let lines = Furniture.lines(of: text) else { return }
    let body = lines.indices.filter { lines[$0].match == nil && lines[$0].isSentence }
    var isBelow = false
    var index = 0
    while index < lines.count {
      let line = lines[index]
      guard let match = line.match, isFurniture(line, match, at: index, body: body) else {
        if isBelow { keep(lines[index...index], kind: "below", in: text) }
        index += 1
        continue
      }
      let value = text.string(in: match.value)
      removed.append(line.range)
      var end = index + 1
      switch match.kind {
      case .source, .tags:
        note(match.kind == .source ? "source" : "tags", value)
        isBelow = isBelow || endsBody(at: index, lines, body: body)
      case .byline: note("author", value.isEmpty ? line.text : value)
      case .date: note("date", value.isEmpty ? line.text : value)
      case .comments:
        if let first = body.first, first < index { end = lines.count }
        removed += lines[(index + 1)..<end].map(\.range)
        add(.comments, lines[index..<end].map(\.text))
      case .similar:
        while end < lines.count, lines[end].match == nil, !lines[end].isSentence { end += 1 }
        addLinks(lines[(index + 1)..<end], value: value, kind: match.kind)
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
          addLinks(lines[(index + 1)..<end], value: value, kind: match.kind)
        }
      default: add(match.kind, [line.text])
      }
      index = end
    }
    // A text that is furniture through and through is better kept.
    if removed.reduce(0, { $0 + $1.count + 2 }) >= text.count { self = Furniture() }
  }

  private init() {}

  /// Whether the article ends at a label: furniture follows before any sentence, or less text than there was.
  private func endsBody(at index: Int, _ lines: [Line], body: [Int]) -> Bool {
    if lines[(index + 1)...].first(where: { $0.match != nil || $0.isSentence })?.match != nil { return true }
    let above = body.prefix { $0 < index }.reduce(0) { $0 + lines[$1].range.count }
    let below = body.drop { $0 < index }.reduce(0) { $0 + lines[$1].range.count }
    return below * 4 < above
  }

  /// Whether a line that sounds like furniture is, by its length and its place.
  private func isFurniture(_ line: Line, _ match: Phrases.Match, at index: Int, body: [Int]) -> Bool {
    if match.kind.standsAtEdge {
      let isAtEdge = body.first.map { index < $0 } ?? true || body.last.map { index > $0 } ?? true
      return isAtEdge && !line.isSentence && line.isShort(14)
        && !(match.kind == .byline && match.isLowerCase)
    }
    if match.value.isEmpty { return true }
    switch match.kind {
    case .caption: return line.isShort(14) && !line.isSentence
    case .source, .tags, .share: return line.isShort(25)
    case .readAlso, .similar: return line.isShort(40)
    default: return true
    }
  }

  /// The lines that are not empty, or nil when none is furniture.
  private static func lines(of text: Text) -> [Line]? {
    var ranges: [TextRange] = []
    var matches: [Phrases.Match?] = []
    var isFound = false
    let bytes = text.utf8
    var start = 0
    while start < bytes.count {
      let end = text.lineEnd(from: start)
      if end > start {
        let range = TextRange(start, end)
        let match = Phrases.shared.match(range, of: text)
        isFound = isFound || match != nil
        ranges.append(range)
        matches.append(match)
      }
      start = end + 1
    }
    guard isFound else { return nil }
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

  private mutating func addLinks(_ lines: ArraySlice<Line>, value: String, kind: FurnitureKind) {
    if !value.isEmpty { links.append(Link(kind: kind.rawValue, title: value)) }
    links += lines.map { Link(kind: kind.rawValue, title: $0.title) }
    removed += lines.map(\.range)
  }

  private mutating func add(_ kind: FurnitureKind, _ lines: [String]) {
    parts.append(PagePart(kind: kind.rawValue, text: lines.joined(separator: "\n")))
  }

  private mutating func note(_ name: String, _ value: String) {
    if !value.isEmpty { labels.append((name, value)) }
  }
}
