/// Ranks the neighbours of documents by what the two have in common themselves and by the neighbours that they have in common.
///
/// Documents on one topic are near to the same documents even where their own words differ (Jarvis, Patrick 1973, Clustering Using a Similarity Measure Based on
/// Shared Near Neighbors). A neighbourhood is a vector over documents: the cosine with each neighbour, and 1 for the document itself. The score is the mean of the
/// cosine of the documents and the cosine of their neighbourhoods.
struct Neighbourhoods {
  let neighbours: Neighbours
  /// What makes a cosine of a neighbour's score.
  private static let unit = Float(1 / (Vectors.unit * Vectors.unit))
  private let lengths: [Float]

  init(_ neighbours: Neighbours) {
    self.neighbours = neighbours
    lengths = neighbours.counts.indices.map { document in
      neighbours.places(of: document).reduce(into: Float(1)) { sum, place in
        let cosine = Float(neighbours.scores[place]) * Neighbourhoods.unit
        sum += cosine * cosine
      }.squareRoot()
    }
  }

  /// Calls `body` for each document with its neighbours, best first.
  func forEach(_ body: (_ document: Int, _ ranked: [(document: Int32, score: Float)]) -> Void) {
    var own = [Float](repeating: 0, count: neighbours.counts.count)
    for document in neighbours.counts.indices {
      let places = neighbours.places(of: document)
      own[document] = 1
      for place in places { own[Int(neighbours.documents[place])] = cosine(at: place) }
      var ranked = places.map { place in
        let other = Int(neighbours.documents[place])
        var common = own[other]
        for shared in neighbours.places(of: other) {
          common += own[Int(neighbours.documents[shared])] * cosine(at: shared)
        }
        let score = (cosine(at: place) + common / (lengths[document] * lengths[other])) / 2
        return (document: Int32(other), score: min(1, score))
      }
      own[document] = 0
      for place in places { own[Int(neighbours.documents[place])] = 0 }
      ranked.sort { ($1.score, $0.document) < ($0.score, $1.document) }
      body(document, ranked)
    }
  }

  private func cosine(at place: Int) -> Float { Float(neighbours.scores[place]) * Neighbourhoods.unit }
}
