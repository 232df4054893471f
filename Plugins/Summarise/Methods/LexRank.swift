import Foundation

/// Sentences that many sentences are like.
///
/// Erkan, Radev 2004, LexRank: graph-based lexical centrality as salience in text summarization: two sentences are alike by the cosine of their terms, weighted
/// by frequency and inverse sentence frequency (equation 1); those with at least 0.1 are joined (section 3.2), and a sentence's score is what those joined
/// to it hand on, with a damping of 0.85 (algorithm 3). Inverse frequencies are of the document's sentences, as there is no collection.
///
/// Complexity: O(words + m²) for m sentences, at most ``Method/reach``.
enum LexRank {
  private static let threshold = 0.1

  /// A score for each of `sentences`, in their order.
  static func scores(_ table: TermTable, among sentences: [Int]) -> [Double] {
    let total = Double(table.count)
    let rarity = table.spread.map { $0 > 0 ? log(1 + total / Double($0)) : 0 }
    let lengths = sentences.map { sentence in
      table.places(of: sentence).reduce(0.0) { sum, place in
        let weight = Double(table.frequencies[place]) * rarity[Int(table.terms[place])]
        return sum + weight * weight
      }.squareRoot()
    }
    let graph = SentenceGraph(table, among: sentences, isBinary: false, value: { rarity[$0] * rarity[$0] }) {
      sum, first, second in
      sum / max(lengths[first] * lengths[second], 1e-9) >= threshold ? 1 : 0
    }
    return graph.centrality(damping: 0.85)
  }
}
