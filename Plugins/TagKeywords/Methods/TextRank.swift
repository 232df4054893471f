import Foundation
import Ranking

/// TextRank: Mihalcea, Tarau 2004, section 3.
///
/// Content words are nodes, tied where they stand next to each other in a sentence once other words are left out (a window of two), as often as they do. The third
/// of them with the highest rank are keywords; where they stand side by side they make one, which is worth the sum of its words.
struct TextRank: KeywordMethod {
  /// Complexity: O(words) a round of ``WeightedGraph/pageRank(damping:start:)``.
  func odds(of phrases: Phrases, _ context: KeywordContext) -> [Double] {
    let graph = Cooccurrence.graph(of: phrases, window: 2)
    let rank = graph.pageRank()
    let content = phrases.phraseOfTerm.indices.filter { phrases.phraseOfTerm[$0] >= 0 }
    let best = content.sorted { (rank[$1], $0) < (rank[$0], $1) }.prefix(max(1, content.count / 3))
    var isBest = [Bool](repeating: false, count: rank.count)
    for term in best { isBest[term] = true }
    return phrases.all.map { phrase in
      let terms = phrases.terms(of: phrase)
      if phrase.hasStopWord || !terms.allSatisfy({ isBest[Int($0)] }) { return -.infinity }
      return log(terms.reduce(0) { $0 + rank[Int($1)] })
    }
  }
}
