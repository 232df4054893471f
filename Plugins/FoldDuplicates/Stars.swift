/// Groups in which one text stands for all others, which a chain of likenesses does not give: A like B and B like C say nothing of A and C.
///
/// Star clusters (Aslam, Pelekhov, Rus 2004, The Star Clustering Algorithm): the text that can stand for most others takes them, then the next of what is left.
struct Stars {
  /// For each text the one that stands for it, itself where it stands alone or for others.
  private(set) var representatives: [Int32]

  /// How many of the preferred texts of a group are tried as its representative.
  private static let tried = 16

  /// - Parameters:
  ///   - standing: who can stand for whom, as ``Pairs/standing``.
  ///   - counts: how many documents each text has.
  ///   - isPreferred: whether the first of two texts is rather chosen than the second: a strict order.
  ///   - canStand: whether the first of two texts can stand for the second.
  init(
    standing: [UInt64], counts: [Int32], isPreferred: (Int32, Int32) -> Bool, canStand: (Int32, Int32) -> Bool
  ) {
    representatives = Array(0..<Int32(counts.count))
    var isTaken = [Bool](repeating: false, count: counts.count)
    var centres: [(weight: Int, text: Int32, first: Int)] = []
    for (place, pair) in standing.enumerated() {
      let text = Int32(pair >> 32)
      if centres.last?.text != text { centres.append((Int(counts[Int(text)]), text, place)) }
      centres[centres.count - 1].weight += Int(counts[Int(pair & 0xFFFF_FFFF)])
    }
    centres.sort { ($1.weight, $0.text) < ($0.weight, $1.text) }
    for centre in centres where !isTaken[Int(centre.text)] {
      var group = [centre.text]
      var place = centre.first
      while place < standing.count, Int32(standing[place] >> 32) == centre.text {
        let other = Int32(standing[place] & 0xFFFF_FFFF)
        if !isTaken[Int(other)] { group.append(other) }
        place += 1
      }
      if group.count == 1 { continue }
      group.sort(by: isPreferred)
      let representative =
        group.prefix(Stars.tried).first { candidate in
          candidate == centre.text || group.allSatisfy { $0 == candidate || canStand(candidate, $0) }
        } ?? centre.text
      for text in group {
        isTaken[Int(text)] = true
        representatives[Int(text)] = representative
      }
    }
  }
}
