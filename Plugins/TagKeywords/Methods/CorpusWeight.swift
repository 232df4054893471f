import Foundation
import Lexicon

/// How much more often a phrase stands here than its words do in the whole folder: TF-IDF (Salton, Buckley 1988) or the term weight of BM25 (Robertson, Zaragoza
/// 2009, equation 3.15 without the length of the document, which is the same for all its phrases).
struct CorpusWeight: KeywordMethod {
  /// Whether more occurrences count less and less, as in BM25.
  let saturates: Bool
  private static let saturation = 1.2

  /// Complexity: O(phrases).
  func odds(of phrases: Phrases, _ context: KeywordContext) -> [Double] {
    guard let weights = context.weights else { return [Double](repeating: -.infinity, count: phrases.all.count) }
    let rarity = phrases.phraseOfTerm.indices.map { weights.inverseFrequency(ofTerm: $0) }
    return phrases.all.map { phrase in
      if phrase.hasStopWord { return -.infinity }
      let count = Double(phrase.count)
      let frequency = saturates ? count * (1 + CorpusWeight.saturation) / (count + CorpusWeight.saturation) : count
      let sum = phrases.terms(of: phrase).reduce(0) { $0 + rarity[Int($1)] }
      return log(frequency * sum / Double(phrase.length))
    }
  }
}
