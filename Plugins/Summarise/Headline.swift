import PipelineCore
import TextModel

/// A title for a document that has none.
///
/// The first heading, where it stands over all running text; else the shortest useful piece of what says most: a sentence of a few words, or the first clause of a
/// longer one (Dorr, Zajic, Schwartz 2003, Hedge Trimmer, section 2: headlines lie in the first sentences).
enum Headline {
  /// The words of a title.
  private static let words = 4...14

  /// The title; nil where there is no word.
  static func title(_ passages: Passages, _ scoring: Scoring, paragraphs: [Paragraph]) -> String? {
    if let heading = paragraphs.first(where: { $0.kind != .listItem }), heading.kind == .heading {
      return string(of: heading.range, in: passages.text)
    }
    let table = passages.table
    guard let best = passages.fitness.min(by: { $0.rawValue < $1.rawValue }) else { return nil }
    var title: (range: TextRange, score: Double)?
    // Later sentences are weighed too, but a heading-like one near the top wins by its position.
    for sentence in 0..<table.count where passages.fitness[sentence] == best {
      if sentence > 0, passages.leans(sentence) { continue }
      guard let range = clause(of: sentence, passages) else { continue }
      let score = scoring.scores[sentence].value
      if score > title?.score ?? -1 { title = (range, score) }
    }
    if let title { return string(of: title.range, in: passages.text) }
    let most = passages.fitness.indices.filter { passages.fitness[$0] == best }.max {
      (scoring.scores[$0].value, $1) < (scoring.scores[$1].value, $0)
    }
    return most.flatMap { cut($0, passages) }
  }

  /// A sentence of few words, or as many clauses of a longer one from its start as a title may hold.
  private static func clause(of sentence: Int, _ passages: Passages) -> TextRange? {
    let range = passages.sentences[sentence]
    let own = passages.table.words(of: sentence)
    if words.contains(own.count) { return range }
    guard own.count > words.upperBound else { return nil }
    for last in stride(from: own.lowerBound + words.upperBound - 1, through: own.lowerBound + words.lowerBound, by: -1)
    where endsClause(after: passages.words[last], in: passages.text) {
      return TextRange(range.start, passages.words[last].end)
    }
    return nil
  }

  /// The first words of a sentence.
  private static func cut(_ sentence: Int, _ passages: Passages) -> String? {
    let own = passages.table.words(of: sentence)
    guard let first = own.first else { return nil }
    if own.count <= words.upperBound { return string(of: passages.sentences[sentence], in: passages.text) }
    let last = passages.words[first + words.upperBound - 1]
    return string(of: TextRange(passages.sentences[sentence].start, last.end), in: passages.text).map { $0 + "…" }
  }

  /// Whether a mark that ends a clause follows: a comma, a semicolon, a dash between spaces.
  private static func endsClause(after word: TextRange, in text: Text) -> Bool {
    var position = Int(word.end)
    while position < text.count {
      let (value, end) = text.scalar(at: position)
      switch value {
      case 0x2C, 0x3B, 0x60C, 0x61B, 0x2013, 0x2014, 0xFF0C, 0x3001: return true
      case 0x20: position = end
      default: return false
      }
    }
    return false
  }

  /// A stretch of text on one line, without the mark at its end.
  private static func string(of range: TextRange, in text: Text) -> String? {
    var end = Int(range.end)
    while end > Int(range.start) {
      let (value, start) = text.scalar(before: end)
      guard Text.isWhitespace(value) || [0x2E, 0x2C, 0x3B, 0x3A, 0x60C, 0x61B, 0x3002, 0x6D4].contains(value) else {
        break
      }
      end = start
    }
    var bytes: [UInt8] = []
    Summary.append(TextRange(Int(range.start), end), of: text, to: &bytes)
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
