/// The nearest documents of each document found so far, best first.
struct Neighbours {
  /// How many are kept of each document.
  let most: Int
  /// For each document `most` places for the numbers of others.
  private(set) var documents: [Int32]
  private(set) var scores: [UInt32]
  /// How many of the places are taken.
  private(set) var counts: [UInt16]
  /// The score that a new neighbour must be above.
  private(set) var floors: [UInt32]

  init(of count: Int, most: Int) {
    self.most = most
    documents = Array(repeating: 0, count: count * most)
    scores = Array(repeating: 0, count: count * most)
    counts = Array(repeating: 0, count: count)
    floors = Array(repeating: 0, count: count)
  }

  /// Puts a neighbour in its place, behind those of equal score; the last one goes when there are too many.
  ///
  /// Neighbours of one document must come in rising order of their numbers, so that of equal ones the first are kept.
  @inline(__always)
  mutating func add(_ other: Int, to document: Int, score: UInt32) {
    if score <= floors[document] { return }
    let first = document * most
    var place = first + Int(counts[document])
    if place == first + most { place -= 1 } else { counts[document] += 1 }
    while place > first, scores[place - 1] < score {
      scores[place] = scores[place - 1]
      documents[place] = documents[place - 1]
      place -= 1
    }
    scores[place] = score
    documents[place] = Int32(other)
    if Int(counts[document]) == most { floors[document] = scores[first + most - 1] }
  }

  /// The places of a document's neighbours in ``documents`` and ``scores``.
  func places(of document: Int) -> Range<Int> {
    document * most..<document * most + Int(counts[document])
  }
}
