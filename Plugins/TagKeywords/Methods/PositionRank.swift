import Foundation
import Lexicon
import Ranking

/// PositionRank: Florescu, Caragea 2017, section 3.
///
/// Content words are nodes, tied within a window of ten; walks begin anew at a word as often as it comes early: the sum of 1/place over its places
/// (equations 2 and 3). Phrases of up to three words are worth the sum of their words. Without parts of speech, runs of content words stand for noun phrases.
struct PositionRank: KeywordMethod {
  /// Complexity: O(10 × words) a round of ``WeightedGraph/pageRank(damping:start:)``.
  func odds(of phrases: Phrases, _ context: KeywordContext) -> [Double] {
    var start = [Double](repeating: 0, count: phrases.terms.count)
    for (place, term) in phrases.terms.numbers.enumerated() where phrases.flags[place].contains(.content) {
      start[Int(term)] += 1 / Double(place + 1)
    }
    let rank = Cooccurrence.graph(of: phrases, window: 10).pageRank(start: start)
    return phrases.all.map { phrase in
      if phrase.hasStopWord || phrase.length > 3 || phrase.bothBoundaries == 0 && phrase.length > 1 {
        return -.infinity
      }
      return log(phrases.terms(of: phrase).reduce(0) { $0 + rank[Int($1)] })
    }
  }
}
