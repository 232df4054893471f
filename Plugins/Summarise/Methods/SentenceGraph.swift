import Ranking

/// How alike each two of some sentences are, and which of them many others vouch for.
///
/// Pairs are found through the sentences of each term, so that pairs with nothing in common cost nothing.
///
/// Complexity: O(m² + pairs that share a term) for m sentences; m is bounded by ``Method/reach``.
struct SentenceGraph {
  private let count: Int
  /// Row after row, the likeness of each two sentences; 0 on the diagonal.
  private var weights: [Float]

  /// The graph of `sentences`, without likeness yet.
  ///
  /// - Parameters:
  ///   - value: what a shared term, given by its number, adds for one occurrence in each of the two.
  ///   - isBinary: whether a term counts once a sentence, however often it stands there.
  ///   - norm: what the sum is made into for two sentences, given by their places in `sentences`.
  init(
    _ table: TermTable, among sentences: [Int], isBinary: Bool, value: (Int) -> Double,
    norm: (_ sum: Double, _ first: Int, _ second: Int) -> Double
  ) {
    count = sentences.count
    weights = [Float](repeating: 0, count: count * count)
    var holders: [(term: Int32, sentence: Int32, frequency: Float)] = []
    for (index, sentence) in sentences.enumerated() {
      for place in table.places(of: sentence) where table.spread[Int(table.terms[place])] > 1 {
        let frequency = isBinary ? 1 : Float(table.frequencies[place])
        holders.append((table.terms[place], Int32(index), frequency))
      }
    }
    holders.sort { ($0.term, $0.sentence) < ($1.term, $1.sentence) }
    var start = 0
    while start < holders.count {
      var end = start
      while end < holders.count, holders[end].term == holders[start].term { end += 1 }
      let worth = Float(value(Int(holders[start].term)))
      for first in start..<end {
        let row = Int(holders[first].sentence) * count
        for second in (first + 1)..<max(end, first + 1) {
          weights[row + Int(holders[second].sentence)] += worth * holders[first].frequency * holders[second].frequency
        }
      }
      start = end
    }
    for first in 0..<count {
      for second in (first + 1)..<max(count, first + 1) where weights[first * count + second] != 0 {
        let weight = Float(norm(Double(weights[first * count + second]), first, second))
        weights[first * count + second] = weight
        weights[second * count + first] = weight
      }
    }
  }

  /// What each sentence scores when every sentence hands its score on to those like it, again and again; all together 1.
  ///
  /// - Parameter damping: the share that is handed on; the rest comes from everywhere alike.
  func centrality(damping: Double) -> [Double] {
    var graph = WeightedGraph(count: count)
    for first in 0..<count {
      for second in (first + 1)..<max(count, first + 1) where weights[first * count + second] > 0 {
        graph.connect(first, and: second, weight: Double(weights[first * count + second]))
      }
    }
    return graph.pageRank(damping: damping).map { $0 / Double(count) }
  }
}
