import Foundation

/// Sentences that hold most of the document's strongest topics.
///
/// Steinberger, Ježek 2004, Using latent semantic analysis in text summarization and summary evaluation, section 4: the matrix of terms and sentences is
/// decomposed; a sentence scores the length of its vector over the topics, each weighted by its singular value; topics weaker than half the strongest are
/// left out. At most eight topics are looked for, by orthogonal iteration (Golub, Van Loan, Matrix computations, section 8.2.4) on the sparse matrix, from
/// a fixed start.
///
/// Complexity: O(rounds × topics × words) of the sentences given, at most ``Method/reach``.
enum LatentSemantics {
  private static let topics = 8
  private static let rounds = 60

  /// A score for each of `sentences`, in their order.
  static func scores(_ table: TermTable, among sentences: [Int]) -> [Double] {
    let count = sentences.count
    var basis: [[Double]] = []
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<min(topics, count) {
      basis.append(
        (0..<count).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return Double(state >> 40) / Double(1 << 24) - 0.5
        })
    }
    orthonormalise(&basis)
    var values = [Double](repeating: 0, count: basis.count)
    for _ in 0..<rounds {
      let before = values
      for topic in basis.indices {
        let image = applied(basis[topic], table, sentences)
        values[topic] = image.reduce(0) { $0 + $1 * $1 }.squareRoot()
        basis[topic] = appliedBack(image, table, sentences)
      }
      orthonormalise(&basis)
      if zip(before, values).allSatisfy({ abs($0 - $1) <= 1e-9 * max(1, $1) }) { break }
    }
    let least = (values.max() ?? 0) / 2
    return (0..<count).map { place in
      zip(basis, values).reduce(0.0) { sum, topic in
        topic.1 > 0 && topic.1 >= least ? sum + (topic.0[place] * topic.1) * (topic.0[place] * topic.1) : sum
      }.squareRoot()
    }
  }

  /// The terms' sums over sentences weighted by `vector`.
  private static func applied(_ vector: [Double], _ table: TermTable, _ sentences: [Int]) -> [Double] {
    var image = [Double](repeating: 0, count: table.spread.count)
    for (index, sentence) in sentences.enumerated() {
      for place in table.places(of: sentence) {
        image[Int(table.terms[place])] += vector[index] * Double(table.frequencies[place])
      }
    }
    return image
  }

  /// The sentences' sums over terms weighted by `image`.
  private static func appliedBack(_ image: [Double], _ table: TermTable, _ sentences: [Int]) -> [Double] {
    sentences.map { sentence in
      table.places(of: sentence).reduce(0.0) {
        $0 + image[Int(table.terms[$1])] * Double(table.frequencies[$1])
      }
    }
  }

  /// Gram and Schmidt's, in order; what is left of a vector that depends on earlier ones becomes 0.
  private static func orthonormalise(_ basis: inout [[Double]]) {
    for vector in basis.indices {
      let before = length(basis[vector])
      for earlier in 0..<vector {
        let shared = zip(basis[vector], basis[earlier]).reduce(0) { $0 + $1.0 * $1.1 }
        for place in basis[vector].indices { basis[vector][place] -= shared * basis[earlier][place] }
      }
      let left = length(basis[vector])
      let scale = left > 1e-9 * before && left > 0 ? 1 / left : 0
      for place in basis[vector].indices { basis[vector][place] *= scale }
    }
  }

  private static func length(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
