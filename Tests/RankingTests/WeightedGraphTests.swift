import Ranking
import Testing

struct WeightedGraphTests {
  @Test func `without edges all nodes are alike`() {
    #expect(WeightedGraph(count: 3).pageRank() == [1, 1, 1])
    #expect(WeightedGraph(count: 0).pageRank() == [])
  }

  @Test func `the middle of a star has half of all but what begins anew`() {
    var graph = WeightedGraph(count: 5)
    for leaf in 1..<5 { graph.connect(0, and: leaf) }
    // m = 0.15 + 0.85 (5 - m), so m = 4.4 / 1.85.
    let rank = graph.pageRank()
    #expect(abs(rank[0] - 4.4 / 1.85) < 0.001)
    #expect(abs(rank.reduce(0, +) - 5) < 0.001)
    #expect(Set(rank[1...]).count == 1)
  }

  @Test func `heavier edges lead more walks`() {
    var graph = WeightedGraph(count: 3)
    graph.connect(0, to: 1, weight: 3)
    graph.connect(0, to: 2, weight: 1)
    graph.connect(1, to: 0)
    graph.connect(2, to: 0)
    let rank = graph.pageRank()
    #expect(rank[0] > rank[1] && rank[1] > rank[2])
  }

  @Test func `where walks begin is worth more`() {
    var graph = WeightedGraph(count: 4)
    for node in 0..<4 { graph.connect(node, and: (node + 1) % 4) }
    let rank = graph.pageRank(start: [0, 0, 5, 0])
    #expect(rank[2] > rank[1] && rank[1] == rank[3] && rank[1] > rank[0])
    #expect(graph.pageRank(start: [0, 0, 0, 0]) == graph.pageRank())
  }
}
