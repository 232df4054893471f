import PipelineCore
import TextModel

/// Finds the blocks of a text: paragraphs, headings and list items.
///
/// Lines are blocks, but for hard-wrapped ones, which are joined. A heading is a short line without an end mark over running text.
struct Blocks {
  /// A line that is not blank.
  struct Line {
    let range: TextRange
    /// Scalars in the line.
    let width: Int
    /// Scalars in its first word.
    let firstWord: Int
    /// Words by white space.
    let words: Int
    /// Whether it follows a blank line, or begins the text.
    let followsBlank: Bool
    let ending: Ending
    let start: Start
    /// Whether it begins with a small letter.
    let startsSmall: Bool
    /// Whether a space stands at its end.
    let endsInSpace: Bool
  }

  /// Whether the line goes on into the next: behind a particle of Japanese; or into one that begins with a small letter, when it ends in a space, as
  /// soft-wrapped mail does (RFC 3676, section 4.1), or is long enough to be running text.
  private static func runsOn(_ line: Line, into next: Line) -> Bool {
    if line.ending == .particle { return next.start == .plain }
    guard line.ending == .none || line.ending == .clause, next.start == .plain else { return false }
    return next.startsSmall && line.endsInSpace || line.words >= 6 && (next.startsSmall || line.endsInSpace)
  }

  /// How a line ends.
  enum Ending {
    case none, stop, question, clause
    /// A particle of Japanese that binds a noun to what follows: の を に が へ.
    case particle
  }
  /// How a line begins.
  enum Start { case plain, bullet, hash }

  /// The blocks of `text`, and whether each joins several lines.
  ///
  /// `markup` is what is known of some of them, in text order: it goes before what they look like.
  static func find(in text: Text, markup: [MarkedBlock] = []) -> [(paragraph: Paragraph, joinsLines: Bool)] {
    let lines = Lines(text).all
    var groups: [(lines: Range<Int>, joins: Bool)] = []
    groups.reserveCapacity(lines.count)
    var start = 0
    func isHeading(_ line: Line) -> Bool { markup.starting(in: line.range).first?.kind == .heading }
    while start < lines.count {
      var end = start + 1
      if markup.isEmpty {
        while end < lines.count, !lines[end].followsBlank { end += 1 }
      } else {
        while end < lines.count, !lines[end].followsBlank, !isHeading(lines[end - 1]), !isHeading(lines[end]) {
          end += 1
        }
      }
      let paragraphs = wrappedParagraphs(lines, start..<end)
      if paragraphs.isEmpty {
        var first = start
        for place in start..<end where place + 1 == end || !runsOn(lines[place], into: lines[place + 1]) {
          groups.append((first..<(place + 1), place > first))
          first = place + 1
        }
      } else {
        for lines in paragraphs { groups.append((lines, lines.count > 1)) }
      }
      start = end
    }
    // A heading is known by what follows it, so blocks are judged from the last to the first.
    var blocks: [(paragraph: Paragraph, joinsLines: Bool)] = []
    blocks.reserveCapacity(groups.count)
    var next: (kind: Paragraph.Kind, words: Int)?
    for group in groups.reversed() {
      let first = lines[group.lines.lowerBound]
      let range = TextRange(first.range.start, lines[group.lines.upperBound - 1].range.end)
      let kind =
        markup.starting(in: range).first.map { Blocks.kind(marked: $0.kind) }
        ?? Blocks.kind(of: first, isOneLine: group.lines.count == 1, before: next)
      blocks.append((Paragraph(range, kind), group.joins))
      var words = 0
      for place in group.lines { words += lines[place].words }
      next = (kind, words)
    }
    blocks.reverse()
    return blocks
  }

  private static func kind(marked: MarkedBlock.Kind) -> Paragraph.Kind {
    switch marked {
    case .heading: .heading
    case .listItem: .listItem
    case .quotation: .body
    }
  }

  private static func kind(of line: Line, isOneLine: Bool, before next: (kind: Paragraph.Kind, words: Int)?)
    -> Paragraph.Kind
  {
    if line.start == .bullet { return .listItem }
    if !isOneLine { return .body }
    if line.start == .hash { return .heading }
    guard let next, next.kind != .listItem, line.words <= 15, line.width <= 120 else { return .body }
    // What stands over a heading may be one itself; over running text it must be much shorter.
    let standsOver = next.kind == .heading || next.words >= 2 * line.words || next.words >= 20
    switch line.ending {
    case .stop, .clause, .particle: return .body
    case .none: return standsOver ? .heading : .body
    case .question: return standsOver && next.words >= 15 && line.words <= 12 && line.followsBlank ? .heading : .body
    }
  }

  /// The paragraphs of lines that were broken to fit a width; none where they were not.
  ///
  /// They were where lines end in mid sentence, and the first word of the next would not have fitted. A line that has room for it ends a paragraph,
  /// unless it runs on; in narrow lines, which verses are too, none has.
  private static func wrappedParagraphs(_ lines: [Line], _ places: Range<Int>) -> [Range<Int>] {
    guard places.count > 1 else { return [] }
    var width = 0
    for place in places { width = max(width, lines[place].width) }
    guard (30...120).contains(width) else { return [] }
    var paragraphs: [Range<Int>] = []
    var first = places.lowerBound
    // Lines with no room for the next word, those of them that end in mid sentence, and others that do.
    var (full, broken, loose) = (0, 0, 0)
    for place in places.dropLast() {
      let (line, following) = (lines[place], lines[place + 1])
      let isOpen = line.ending == .none || line.ending == .clause
      if following.start == .plain, line.start != .hash {
        if line.width + 1 + following.firstWord > width - 4 {
          full += 1
          broken += isOpen ? 1 : 0
          continue
        }
        if runsOn(line, into: following) { continue }
        loose += isOpen ? 1 : 0
      }
      paragraphs.append(first..<place + 1)
      first = place + 1
    }
    paragraphs.append(first..<places.upperBound)
    if width < 50 { return broken > 0 && full == places.count - 1 ? paragraphs : [] }
    return broken > 0 && broken >= 8 * loose && broken * 2 >= full && full * 2 >= places.count - 1 ? paragraphs : []
  }
}
