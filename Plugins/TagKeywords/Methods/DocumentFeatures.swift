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
  /// How rare each term is, by number: 0 for one of all documents, 1 for one of few; empty without corpus weights.
  let rarity: [Double]
  /// Half of what is the most.
  let middleRarity: Double

  /// The inverse frequency from which on a word is as rare as any, that of one document in fifty: of two rarer words, the rarer is no better a keyword.
  private static let rare = log(50.0)

  /// Logarithms of small numbers, found once: whoever asks for them at every phrase asks each time whether they have been made.
  let logarithm = Logarithms.Small()

  // Out of line, so that the logarithms are not looked for again where they are used.
  @inline(never)
  init(_ phrases: Phrases, _ context: KeywordContext) {
    let logMost = log(Double(DocumentFeatures.mostOften(phrases)))
    self.logMost = logMost
    relative = phrases.terms.counts.map { Logarithms.any($0) - logMost }
    length = max(-1.5, min(1.5, log(Double(max(1, phrases.words.count)) / 300)))
    sentences = Double(max(1, phrases.sentences.count))
    kind = TextKind(of: phrases)
    isInTitle = context.title?.terms ?? []
    // In a folder of few documents, not even a word of one of them is rare.
    let rare = DocumentFeatures.rare
    let most = min(rare, log(Double(1 + max(1, context.weights?.documents ?? 1)) / 2))
    middleRarity = most / rare / 2
    rarity =
      context.weights.map { weights in
        phrases.phraseOfTerm.indices.map { min(most, weights.inverseFrequency(ofTerm: $0)) / rare }
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
