import Lexicon
import PipelineCore
import TextModel

/// A document as methods see it: its sentences as terms, what kind each is, and what the title holds.
final class Passages {
  let text: Text
  /// The sentences of the document; the one that begins with a dateline begins behind it.
  let sentences: [TextRange]
  let words: [TextRange]
  let terms: Terms
  let table: TermTable
  let fitness: [Fitness]
  /// The terms of the title, rising; empty where there is none.
  let titleTerms: [Int]
  /// The cues of the document's language.
  let cues: UInt32

  /// - Parameter countsTerms: whether the method asks how often terms stand in their sentences.
  init(
    _ text: Text, sentences: [TextRange], words: [TextRange], terms: Terms, paragraphs: [Paragraph], title: String?,
    countsTerms: Bool = true
  ) {
    let sentences = Passages.behindDateline(sentences, words, terms, text)
    self.text = text
    self.sentences = sentences
    self.words = words
    self.terms = terms
    table = TermTable(sentences, words: words, terms: terms, countsTerms: countsTerms)
    cues = OpeningCues.shared.list(of: terms.language)
    fitness = FitnessJudge.fitness(
      text, sentences: sentences, words: words, terms: terms, table: table, paragraphs: paragraphs, list: cues)
    titleTerms = title.map { TitleTerms.numbers(of: $0, in: terms) } ?? []
  }

  /// The sentences, the one that begins with a dateline cut to what follows it.
  private static func behindDateline(_ sentences: [TextRange], _ words: [TextRange], _ terms: Terms, _ text: Text)
    -> [TextRange]
  {
    guard let last = terms.dateline.last else { return sentences }
    var cut = sentences
    let end = words[last].end
    guard let place = cut.firstIndex(where: { $0.end > end }), cut[place].start < end else { return sentences }
    var start = Int(end)
    // The marks behind it, but for a quotation mark that opens the news.
    while start < Int(cut[place].end), case let (value, next) = text.scalar(at: start), marks.contains(value) {
      start = next
    }
    if start < Int(cut[place].end) { cut[place] = TextRange(start, Int(cut[place].end)) }
    return cut
  }

  private static let marks: Set<UInt32> = [
    0x20, 0xA0, 0x29, 0x5D, 0x2C, 0x60C, 0x2D, 0x2013, 0x2014, 0x640, 0x2E, 0x3A, 0x200E, 0x200F,
  ]

  /// Whether a sentence opens with a reference to the one before it.
  func leans(_ sentence: Int) -> Bool {
    OpeningCues.shared.kind(of: words[table.words(of: sentence)], in: text, list: cues) == .refers
  }
}
