/// Finds the nearest documents of all documents by the cosine of their vectors.
///
/// Each document is compared with those before it, through an index of them, and a pair counts for both (Bayardo, Ma, Srikant 2007, Scaling Up All Pairs
/// Similarity Search, section 4).
struct Search {
  private let vectors: Vectors
  private var neighbours: Neighbours

  /// How many of a document's heaviest terms are looked up, the rarest first, where not all pairs are compared.
  private static let keys = 24
  /// How many earlier documents are looked at for them, the latest first.
  private static let budget = 8_192
  /// How many of those, the ones with the most weight in common, are compared in full.
  private static let candidates = 128

  static func neighbours(of vectors: Vectors, most: Int, exactUpTo: Int) -> Neighbours {
    var search = Search(vectors: vectors, neighbours: Neighbours(of: vectors.count, most: most))
    if vectors.count <= exactUpTo { search.compareAll() } else { search.compareLikely() }
    return search.neighbours
  }

  private mutating func compareAll() {
    var postings = Postings(frequencies: vectors.frequencies)
    var sums = [UInt32](repeating: 0, count: vectors.count)
    for document in 0..<vectors.count {
      sums.withUnsafeMutableBufferPointer { sums in
        vectors.forEach(of: document) { term, weight in
          let places = postings.places(of: term)
          postings.documents.withUnsafeBufferPointer { documents in
            postings.weights.withUnsafeBufferPointer { weights in
              for place in places { sums[Int(documents[place])] &+= weight &* UInt32(weights[place]) }
            }
          }
        }
        for other in 0..<document {
          let score = sums[other]
          if score == 0 { continue }
          sums[other] = 0
          neighbours.add(document, to: other, score: score)
          neighbours.add(other, to: document, score: score)
        }
      }
      vectors.forEach(of: document) { term, weight in postings.add(document, to: term, weight: weight) }
    }
  }

  private mutating func compareLikely() {
    let keys = (0..<vectors.count).lazy.map(heaviest)
    var frequencies = [UInt32](repeating: 0, count: vectors.frequencies.count)
    for terms in keys { for (term, _) in terms { frequencies[term] += 1 } }
    var postings = Postings(frequencies: frequencies)
    var sums = [UInt32](repeating: 0, count: vectors.count)
    var weights = [UInt16](repeating: 0, count: frequencies.count)
    var touched: [Int32] = []
    for (document, terms) in keys.enumerated() {
      var left = Search.budget
      for (term, weight) in terms where left > 0 {
        let places = postings.places(of: term).suffix(left)
        left -= places.count
        for place in places {
          let other = Int(postings.documents[place])
          if sums[other] == 0 { touched.append(Int32(other)) }
          sums[other] &+= weight &* UInt32(postings.weights[place])
        }
      }
      var likely = Neighbours(of: 1, most: Search.candidates)
      for other in touched {
        likely.add(Int(other), to: 0, score: sums[Int(other)])
        sums[Int(other)] = 0
      }
      touched.removeAll(keepingCapacity: true)
      vectors.forEach(of: document) { term, weight in weights[term] = UInt16(truncatingIfNeeded: weight) }
      for other in likely.documents[likely.places(of: 0)].sorted() {
        var score: UInt32 = 0
        vectors.forEach(of: Int(other)) { term, weight in score &+= weight &* UInt32(weights[term]) }
        neighbours.add(document, to: Int(other), score: score)
        neighbours.add(Int(other), to: document, score: score)
      }
      vectors.forEach(of: document) { term, _ in weights[term] = 0 }
      for (term, weight) in terms { postings.add(document, to: term, weight: weight) }
    }
  }

  /// The terms of a document that weigh most, the rarest first.
  private func heaviest(of document: Int) -> [(term: Int, weight: UInt32)] {
    var terms: [(weight: UInt32, term: Int)] = []
    vectors.forEach(of: document) { terms.append(($1, $0)) }
    terms.sort { ($1.weight, $0.term) < ($0.weight, $1.term) }
    return terms.prefix(Search.keys)
      .sorted { (vectors.frequencies[$0.term], $0.term) < (vectors.frequencies[$1.term], $1.term) }
      .map { ($0.term, $0.weight) }
  }
}
