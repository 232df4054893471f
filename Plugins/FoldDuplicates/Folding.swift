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
    let stars = Stars(
      standing: pairs.standing, counts: copies.counts,
      isPreferred: { left, right in
        let (left, right) = (copies.preferred[Int(left)], copies.preferred[Int(right)])
        return (gathered.ranks[Int(left)], left) < (gathered.ranks[Int(right)], right)
      },
      canStand: { likeness.canStand(Int(copies.first[Int($0)]), for: Int(copies.first[Int($1)])) })
    add(stars, copies, likeness)
  }

  private mutating func add(_ stars: Stars, _ copies: Copies, _ likeness: Likeness) {
    // Representative and document, both as numbers of documents, so that a group stands together.
    var members: [(representative: Int32, document: Int32)] = []
    for (document, text) in copies.texts.enumerated() {
      let representative = stars.representatives[Int(text)]
      let chosen = copies.preferred[Int(representative)]
      if chosen != document { members.append((chosen, Int32(document))) }
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
