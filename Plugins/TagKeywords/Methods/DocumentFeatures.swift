import Foundation
import Lexicon

/// What the phrases of a document share.
struct DocumentFeatures {
  /// How much longer than usual the document is, as a logarithm: 0 for 300 words, at most 1.5 either way.
  let length: Double
  let sentences: Double
  let kind: TextKind
  /// The logarithm of how often the most frequent content term stands.
  let logMost: Double
  /// For each term the logarithm of how often it stands over that of the most frequent content term.
  let relative: [Double]
  /// Whether each term stands in the title, by number; empty without a title.
  let isInTitle: [Bool]
  /// How rare each term is, by number: 1 for one of a single document, 0 for one of all; empty without corpus weights.
  let rarity: [Double]

  init(_ phrases: Phrases, _ context: KeywordContext) {
    let logMost = log(Double(DocumentFeatures.mostOften(phrases)))
    self.logMost = logMost
    relative = phrases.terms.counts.map { Logarithms.any($0) - logMost }
    length = max(-1.5, min(1.5, log(Double(max(1, phrases.words.count)) / 300)))
    sentences = Double(max(1, phrases.sentences.count))
    kind = TextKind(of: phrases)
    isInTitle = context.title?.terms ?? []
    rarity =
      context.weights.map { weights in
        let most = max(log(Double(1 + weights.documents) / 2), .leastNonzeroMagnitude)
        return phrases.phraseOfTerm.indices.map { min(1, weights.inverseFrequency(ofTerm: $0) / most) }
      } ?? []
  }

  /// How often the most frequent content term stands.
  private static func mostOften(_ phrases: Phrases) -> Int32 {
    var most: Int32 = 1
    for phrase in phrases.all where phrase.length == 1 {
      most = max(most, phrases.terms.counts[Int(phrases.terms.numbers[Int(phrase.first)])])
    }
    return most
  }
}
