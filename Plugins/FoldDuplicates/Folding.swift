import Lexicon
import PipelineCore

/// Which documents belong together, and which of them stands for the others.
///
/// Holds the documents that others repeat or that repeat others, group by group: the representative, then the others in the order of the source.
struct Folding: Sendable {
  private var ids = IDList()
  private var numbers = KeyIndex(capacity: 16)
  /// For each document the place of its group's representative.
  private var representatives: [Int32] = []
  private var similarities: [Float] = []

  /// What is known of a document: the representative's id when it repeats one, and the documents that it stands for.
  func standing(of id: String) -> (representative: String?, duplicates: [Duplicate]) {
    guard let place = numbers.existing(IDList.hash(of: id)) else { return (nil, []) }
    let first = Int(representatives[place])
    if first != place { return (ids[first], []) }
    var duplicates: [Duplicate] = []
    var other = place + 1
    while other < ids.count, Int(representatives[other]) == place {
      duplicates.append(Duplicate(id: ids[other], similarity: Double(similarities[other])))
      other += 1
    }
    return (nil, duplicates)
  }

  init(_ gathered: Gathered, bands: Int, similarity: Double, contained: Double) {
    let copies = Copies(prints: gathered.prints, ranks: gathered.ranks)
    let likeness = Likeness(gathered: gathered, similarity: similarity, contained: contained)
    var pairs = Pairs(likeness, shown: copies.first)
    for band in 0..<bands { pairs.addBand(band, of: gathered.keys) }
    if contained > 0 { pairs.addSamples(gathered.samples) }
    let stars = StarClusters(likenesses: pairs.standing, weights: copies.counts)
    add(Folding.representatives(of: stars, copies, likeness), copies, likeness)
  }

  /// How many of the preferred texts of a group are tried as its representative.
  private static let tried = 16

  /// For each text the one that stands for it: of its group the most preferred that can stand for all others, as the centre can.
  private static func representatives(of stars: StarClusters, _ copies: Copies, _ likeness: Likeness) -> [Int32] {
    var representatives = stars.centres
    let rank = { (text: Int32) in
      let document = copies.preferred[Int(text)]
      return (likeness.gathered.ranks[Int(document)], document)
    }
    for group in stars.groups {
      let candidates = group.sorted { rank($0) < rank($1) }
      let representative = candidates.prefix(tried).first { candidate in
        candidate == group[0]
          || group.allSatisfy { other in
            other == candidate
              || likeness.canStand(Int(copies.first[Int(candidate)]), for: Int(copies.first[Int(other)]))
          }
      }
      for text in group { representatives[Int(text)] = representative ?? group[0] }
    }
    return representatives
  }

  private mutating func add(_ texts: [Int32], _ copies: Copies, _ likeness: Likeness) {
    // The representative and the document that it stands for, sorted so that a group is in one piece.
    var members: [(representative: Int32, document: Int32)] = []
    for (document, text) in copies.texts.enumerated() {
      let representative = copies.preferred[Int(texts[Int(text)])]
      if representative != document { members.append((representative, Int32(document))) }
    }
    members.sort { $0 < $1 }
    var last: Int32 = -1
    var first: Int32 = 0
    for (representative, document) in members {
      if representative != last {
        first = Int32(ids.count)
        append(Int(representative), of: first, similarity: 1, likeness)
        last = representative
      }
      let similarity = likeness.similarity(of: Int(document), Int(representative))
      append(Int(document), of: first, similarity: similarity, likeness)
    }
  }

  private mutating func append(_ document: Int, of group: Int32, similarity: Double, _ likeness: Likeness) {
    ids.append(likeness.gathered.ids[document])
    _ = numbers.number(of: likeness.gathered.ids.hash(at: document))
    representatives.append(group)
    similarities.append(Float(similarity))
  }
}
