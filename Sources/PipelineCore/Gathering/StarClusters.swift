/// Groups of documents that are each like one document of the group, its centre.
///
/// Likeness is not passed on, as chains of likenesses do: A like B and B like C say nothing of A and C. The document that most others are like takes them,
/// then the next of those that are left (Aslam, Pelekhov, Rus 2004, The Star Clustering Algorithm).
public struct StarClusters: Sendable {
  /// For each document the centre of its group; itself where it is a centre or alone.
  public private(set) var centres: [Int32]
  /// The groups of more than one document: the centre first, then the others in rising order.
  public private(set) var groups: [[Int32]] = []

  /// The groups of as many documents as there are `weights`.
  ///
  /// - Parameters:
  ///   - likenesses: a document in the upper half of each number, one that is like it in the lower; sorted.
  ///   - weights: for how many documents each one counts.
  /// - Complexity: O(n log n).
  public init(likenesses: [UInt64], weights: [Int32]) {
    centres = Array(0..<Int32(weights.count))
    var isTaken = [Bool](repeating: false, count: weights.count)
    var candidates: [(weight: Int, document: Int32, first: Int)] = []
    for (place, pair) in likenesses.enumerated() {
      let document = Int32(pair >> 32)
      if candidates.last?.document != document { candidates.append((Int(weights[Int(document)]), document, place)) }
      candidates[candidates.count - 1].weight += Int(weights[Int(pair & 0xFFFF_FFFF)])
    }
    candidates.sort { ($1.weight, $0.document) < ($0.weight, $1.document) }
    for (_, centre, first) in candidates where !isTaken[Int(centre)] {
      var group = [centre]
      var place = first
      while place < likenesses.count, Int32(likenesses[place] >> 32) == centre {
        let other = Int32(likenesses[place] & 0xFFFF_FFFF)
        if !isTaken[Int(other)] { group.append(other) }
        place += 1
      }
      if group.count == 1 { continue }
      for document in group {
        isTaken[Int(document)] = true
        centres[Int(document)] = centre
      }
      groups.append(group)
    }
  }
}
