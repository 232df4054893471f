import Lexicon
import PipelineCore
import TextModel

/// A document as methods see it: its sentences as terms, what kind each is, and what the title holds.
final class Passages {
  let text: Text
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

  /// Whether a sentence opens with a reference to the one before it.
  func leans(_ sentence: Int) -> Bool {
    OpeningCues.shared.kind(of: words[table.words(of: sentence)], in: text, list: cues) == .refers
  }
}
