import Foundation

/// Sentences that many sentences share words with.
///
/// Mihalcea, Tarau 2004, TextRank: bringing order into texts, section 4.1: two sentences are alike by the words they share over the sum of the logarithms of
/// their lengths; section 2.2: a sentence's score is what those like it hand on, with a damping of 0.85. Shared words are terms, without stop words, so
/// that sentences are not alike by grammar; lengths count all words.
///
/// Complexity: O(words + m²) for m sentences, at most ``Method/reach``.
enum TextRank {
  /// A score for each of `sentences`, in their order.
  static func scores(_ table: TermTable, among sentences: [Int]) -> [Double] {
    // A sentence of one word has the logarithm 0; its likeness to another one would be endless.
    let logarithms = sentences.map { log(Double(max(2, table.lengths[$0]))) }
    let graph = SentenceGraph(table, among: sentences, isBinary: true, value: { _ in 1 }) { sum, first, second in
      sum / (logarithms[first] + logarithms[second])
    }
    return graph.centrality(damping: 0.85)
  }
}
