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

  init(_ text: Text) {
    guard let lines = Line.all(of: text) else { return }
    let body = Body(lines)
    var isBelow = false
    var index = 0
    while index < lines.count {
      let line = lines[index]
      guard let match = line.match, Furniture.isFurniture(at: index, lines, body) else {
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
        isBelow = isBelow || Furniture.endsBody(at: index, lines, body)
      case .byline: note("author", value.isEmpty ? line.text : value)
      case .date: note("date", value.isEmpty ? line.text : value)
      case .comments:
        if Furniture.endsArticle(at: index, lines, body) { end = lines.count }
        removed += lines[(index + 1)..<end].map(\.range)
        add(.comments, lines[index..<end].map(\.text))
      case .similar, .readAlso:
        let next = lines[end...].firstIndex { $0.match != nil } ?? lines.count
        if match.kind == .readAlso, isBelow, lines[end..<next].contains(where: \.isSentence) {
          end = next
          keep(lines[(index + 1)..<end], kind: "read-also", in: text)
        } else {
          if value.isEmpty { end = Furniture.titles(from: end, to: next, lines) }
          addLinks(lines[(index + 1)..<end], value: value, kind: match.kind)
          isBelow = isBelow || match.kind == .similar && end == lines.count
        }
      default: add(match.kind, [line.text])
      }
      index = end
    }
    // A text that is furniture through and through is better kept.
    if removed.reduce(0, { $0 + $1.count + 2 }) >= text.count { self = Furniture() }
  }

  private init() {}

  /// The ranges to delete, so that between what is left the wider of two breaks stays: a heading above a date goes on to be a paragraph of its own.
  func gaps(in text: Text) -> [TextRange] {
    var gaps: [TextRange] = []
    let lines = removed.sorted()
    var index = 0
    while index < lines.count {
      let start = Int(lines[index].start)
      var (last, end) = (start, start)
      while index < lines.count, Int(lines[index].start) <= end {
        last = max(last, Int(lines[index].end))
        end = last
        while end < text.count, text.utf8[end] == 0x0A { end += 1 }
        index += 1
      }
      var before = start
      while before > (gaps.last.map { Int($0.end) } ?? 0), text.utf8[before - 1] == 0x0A { before -= 1 }
      gaps.append(end - last > start - before ? TextRange(before, last) : TextRange(start, end))
    }
    return gaps
  }

  /// The end of the titles that stand from `start`.
  ///
  /// Bullets are titles. Short lines in a row are, as headings of an article do not stand in rows; but the last may be the heading of what follows when it has
  /// few words, and where the row is long, the text may be one without full stops, and only the first is taken.
  private static func titles(from start: Int, to next: Int, _ lines: [Line]) -> Int {
    let bullets = lines[start..<next].prefix(while: \.isBullet).endIndex
    if bullets > start { return bullets }
    let row = lines[start..<next].prefix(while: \.isTitle).endIndex
    if row - start > 8, row < lines.count { return start + 1 }
    let isHeading = row - start > 1 && row < next && lines[row - 1].isShort(4)
    return isHeading ? row - 1 : row
  }

  /// Whether the body ends at a label: pointers follow, or little text.
  private static func endsBody(at index: Int, _ lines: [Line], _ body: Body) -> Bool {
    let (above, below) = body.sizes(around: index)
    if above == 0 { return false }
    if below * 4 < above { return true }
    guard let next = lines[(index + 1)...].prefix(9).firstIndex(where: { !$0.isLabel }), lines[next].match != nil else {
      return false
    }
    return next > index + 1 || below < above * 4
  }

  /// Whether comments follow down to the end of the page.
  ///
  /// Pages also have a button that leads there, above the article, and articles may have headings of such words.
  private static func endsArticle(at index: Int, _ lines: [Line], _ body: Body) -> Bool {
    let (above, below) = body.sizes(around: index)
    if below * 4 < above { return true }
    return below < above * 4 && (body.hasFurniture(below: index) || lines[index].hasNumber)
  }

  /// Whether a line that sounds like furniture is, by its length and its place.
  private static func isFurniture(at index: Int, _ lines: [Line], _ body: Body) -> Bool {
    let line = lines[index]
    guard let match = line.match else { return false }
    if index > 0, line.continues(lines[index - 1]), !(match.kind == .byline && index < 3 && line.isShort(5)) {
      return false
    }
    if match.kind.standsAtEdge { return body.isEdge(index) && !line.isSentence && line.isShort(20) }
    if match.value.isEmpty { return true }
    switch match.kind {
    // Titles say what they lead to: Photos, Watch.
    case .caption where body.mayBeTitle(index), .readAlso where body.mayBeTitle(index): return false
    case .caption: return line.isShort(14) && !line.isSentence
    // A headline may name its source before what it says.
    case .source: return line.isShort(body.isAbove(index) ? 5 : 25)
    // Runs of tags are long, and end like none of them.
    case .tags: return line.isShort(line.hasFullStop ? 25 : 150)
    case .share: return line.isShort(14)
    case .readAlso, .similar: return line.isShort(40)
    default: return true
    }
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
