import PipelineCore
import PipelineRuntime
import TextModel

/// The text of an article with its sentences, summary and keywords marked in it.
///
/// Marks are cut where others begin or end, and at line ends, so that elements are nested right however ranges overlap.
struct ArticleText {
  private let text: Text
  private let sentences: [TextRange]
  private let summary: [TextRange]
  private let keywords: [TextRange]

  init(_ article: RunSample.Article) {
    text = Text(article.text)
    let text = text
    func sound(_ ranges: [TextRange]) -> [TextRange] { ranges.filter { text.holds($0) && !$0.isEmpty } }
    sentences = ArticleText.united(sound(article.sentences), joins: false)
    summary = ArticleText.united(sound(article.summary), joins: true)
    keywords = ArticleText.united(sound(article.keywords.flatMap(\.places)), joins: true)
  }

  /// The ranges in order and apart: those that overlap become one, or only the first of them stays.
  private static func united(_ ranges: [TextRange], joins: Bool) -> [TextRange] {
    ranges.sorted().reduce(into: []) { united, range in
      guard let last = united.last, range.start < last.end else { return united.append(range) }
      if joins, range.end > last.end { united[united.count - 1] = TextRange(last.start, range.end) }
    }
  }

  func write(to html: inout HTML) {
    var marks = Marks(sentences: sentences, summary: summary, keywords: keywords)
    var start = 0
    while start < text.count {
      let end = text.lineEnd(from: start)
      if text.utf8[start..<end].contains(where: { $0 > 0x20 }) {
        html.raw("<p dir=\"auto\">")
        writeLine(TextRange(start, end), &marks, &html)
        html.raw("</p>\n")
      }
      start = end + 1
    }
  }

  private func writeLine(_ line: TextRange, _ marks: inout Marks, _ html: inout HTML) {
    var place = Int(line.start)
    while place < Int(line.end) {
      let state = marks.state(at: place)
      let end = min(state.end, Int(line.end))
      if state.startsSentence { html.raw("<span class=\"s\"></span>") }
      if state.isSummary { html.raw("<mark class=\"summary\">") }
      if state.isKeyword { html.raw("<b class=\"k\">") }
      html.text(text.utf8[place..<end])
      if state.isKeyword { html.raw("</b>") }
      if state.isSummary { html.raw("</mark>") }
      place = end
    }
  }
}

/// What holds at a place of the text; asked for places that rise.
private struct Marks {
  private var sentences: Cursor
  private var summary: Cursor
  private var keywords: Cursor

  init(sentences: [TextRange], summary: [TextRange], keywords: [TextRange]) {
    (self.sentences, self.summary, self.keywords) = (Cursor(sentences), Cursor(summary), Cursor(keywords))
  }

  struct State {
    let startsSentence: Bool
    let isSummary: Bool
    let isKeyword: Bool
    /// Up to where nothing of it changes.
    let end: Int
  }

  mutating func state(at place: Int) -> State {
    let (sentence, summary, keyword) = (sentences.next(at: place), summary.next(at: place), keywords.next(at: place))
    return State(
      startsSentence: sentence.start == place, isSummary: summary.isInside, isKeyword: keyword.isInside,
      end: min(sentence.change, summary.change, keyword.change))
  }

  /// Walks along ranges in order.
  struct Cursor {
    private let ranges: [TextRange]
    private var index = 0

    init(_ ranges: [TextRange]) { self.ranges = ranges }

    /// Whether a range holds `place`; where it starts; and where that changes next.
    mutating func next(at place: Int) -> (isInside: Bool, start: Int, change: Int) {
      while index < ranges.count, Int(ranges[index].end) <= place { index += 1 }
      guard index < ranges.count else { return (false, -1, .max) }
      let (start, end) = (Int(ranges[index].start), Int(ranges[index].end))
      return start <= place ? (true, start, end) : (false, start, start)
    }
  }
}
