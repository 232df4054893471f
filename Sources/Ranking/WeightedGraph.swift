/// A directed graph with weights on its edges, for ranking its nodes.
public struct WeightedGraph: Sendable {
  private struct Edge {
    let from: Int32
    let to: Int32
    let weight: Double
  }

  /// How many nodes there are.
  public let count: Int
  private var edges: [Edge] = []
  private var outgoing: [Double]

  /// A graph of `count` nodes without an edge.
  public init(count: Int) {
    self.count = count
    outgoing = Array(repeating: 0, count: count)
  }

  /// Adds an edge; several between the same two nodes add up.
  public mutating func connect(_ from: Int, to other: Int, weight: Double = 1) {
    edges.append(Edge(from: Int32(from), to: Int32(other), weight: weight))
    outgoing[from] += weight
  }

  /// Adds an edge each way.
  public mutating func connect(_ one: Int, and other: Int, weight: Double = 1) {
    connect(one, to: other, weight: weight)
    connect(other, to: one, weight: weight)
  }

  /// How often a walk along the edges, chosen by their weights, is at each node; the mean over all nodes is 1.
  ///
  /// The PageRank of Brin, Page 1998, section 2.1.1, with weights (Mihalcea, Tarau 2004, section 2.2) and a choice of where the walk begins anew (Haveliwala
  /// 2002, section 3).
  ///
  /// - Parameters:
  ///   - damping: the probability of going on along an edge.
  ///   - start: how probable each node is where the walk begins anew, in any unit; nil for all alike. A walk begins anew at a node without edges too.
  ///
  /// Complexity: O(edges) a round, at most 100 rounds; rounds end when no node changes by more than 0.0001.
  public func pageRank(damping: Double = 0.85, start: [Double]? = nil) -> [Double] {
    if count == 0 { return [] }
    let total = start?.reduce(0, +) ?? 0
    let share = start.map { start in
      total > 0 ? start.map { $0 * Double(count) / total } : Array(repeating: 1, count: count)
    }
    var rank = [Double](repeating: 1, count: count)
    for _ in 0..<100 {
      let stranded = zip(rank, outgoing).reduce(0) { $1.1 > 0 ? $0 : $0 + $1.0 } / Double(count)
      let anew = 1 - damping + damping * stranded
      var next = share?.map { $0 * anew } ?? Array(repeating: anew, count: count)
      for edge in edges {
        next[Int(edge.to)] += damping * rank[Int(edge.from)] * edge.weight / outgoing[Int(edge.from)]
      }
      let change = zip(rank, next).reduce(0) { max($0, abs($1.0 - $1.1)) }
      rank = next
      if change < 0.0001 { break }
    }
    return rank
  }
}
