import Lexicon
import Ranking

/// The graph of content words that stand near each other.
enum Cooccurrence {
  /// Ties the terms of content words less than `window` content words apart in a sentence, once for each time.
  ///
  /// Complexity: O(words × window).
  static func graph(of phrases: Phrases, window: Int) -> WeightedGraph {
    var graph = WeightedGraph(count: phrases.terms.count)
    var recent: [Int32] = []
    for word in phrases.words.indices {
      if phrases.flags[word].beginsSentence { recent.removeAll(keepingCapacity: true) }
      if !phrases.flags[word].contains(.content) { continue }
      let term = phrases.terms.numbers[word]
      for other in recent where other != term { graph.connect(Int(other), and: Int(term)) }
      recent.append(term)
      if recent.count == window { recent.removeFirst() }
    }
    return graph
  }
}
