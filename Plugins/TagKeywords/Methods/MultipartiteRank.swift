import Foundation
import Lexicon
import Ranking

/// MultipartiteRank: Boudin 2018, sections 2 and 3.
///
/// Whole runs of content words are nodes. Those that share a quarter of their words are one topic (average linkage); nodes of different topics are tied by how near
/// they stand, the sum of 1/distance over their places (equation 1); ties towards the first node of a topic are raised by where it stands (equation 2).
struct MultipartiteRank: KeywordMethod {
  /// The most nodes: beyond them the earliest of those that come most often are taken, so that time is bounded.
  private static let mostNodes = 300
  /// The most places of a node that are looked at.
  private static let mostPlaces = 20
  private static let raise = 1.1

  private struct Node {
    let phrase: Int
    let terms: Set<Int32>
    var places: [Int]
  }

  /// Complexity: O(nodes³ + nodes² × places²), with at most 300 nodes and 20 places of each.
  func odds(of phrases: Phrases, _ context: KeywordContext) -> [Double] {
    var odds = [Double](repeating: -.infinity, count: phrases.all.count)
    let nodes = nodes(of: phrases)
    let topics = topics(of: nodes)
    var weights = [[Double]](repeating: [Double](repeating: 0, count: nodes.count), count: nodes.count)
    for one in nodes.indices {
      for other in nodes.indices where other > one && topics[one] != topics[other] {
        let weight = nearness(nodes[one].places, nodes[other].places)
        weights[one][other] = weight
        weights[other][one] = weight
      }
    }
    let raised = raised(weights, nodes, topics)
    var graph = WeightedGraph(count: nodes.count)
    for one in nodes.indices {
      for other in nodes.indices where raised[one][other] > 0 {
        graph.connect(one, to: other, weight: raised[one][other])
      }
    }
    for (node, rank) in zip(nodes, graph.pageRank()) { odds[node.phrase] = log(rank) }
    return odds
  }

  private func nodes(of phrases: Phrases) -> [Node] {
    let whole = phrases.all.indices.filter { phrases.all[$0].bothBoundaries > 0 && !phrases.all[$0].hasStopWord }
    let kept = whole.sorted { (-phrases.all[$0].count, $0) < (-phrases.all[$1].count, $1) }
      .prefix(MultipartiteRank.mostNodes).sorted { phrases.all[$0].first < phrases.all[$1].first }
    let occurrences = Occurrences(of: kept, in: phrases)
    return kept.enumerated().map { place, number in
      Node(
        phrase: number, terms: Set(phrases.terms(of: phrases.all[number])),
        places: occurrences[place].prefix(MultipartiteRank.mostPlaces).map { Int($0) + 1 })
    }
  }

  /// The topic of each node, by number: agglomeration by average linkage until no two topics share a quarter of their words.
  private func topics(of nodes: [Node]) -> [Int] {
    var topics = nodes.indices.map { [$0] }
    var likeness = nodes.map { one in
      nodes.map { other in
        let shared = one.terms.intersection(other.terms).count
        return Double(shared) / Double(one.terms.count + other.terms.count - shared)
      }
    }
    while let (one, other) = MultipartiteRank.nearest(topics, likeness) {
      let (left, right) = (Double(topics[one].count), Double(topics[other].count))
      for third in topics.indices {
        let mean = (likeness[one][third] * left + likeness[other][third] * right) / (left + right)
        likeness[one][third] = mean
        likeness[third][one] = mean
      }
      topics[one] += topics[other]
      topics[other] = []
    }
    var numbers = [Int](repeating: 0, count: nodes.count)
    for (topic, members) in topics.enumerated() { for node in members { numbers[node] = topic } }
    return numbers
  }

  /// The two topics that are most alike, the first of equals; nil when none are alike enough.
  private static func nearest(_ topics: [[Int]], _ likeness: [[Double]]) -> (Int, Int)? {
    var best: (Int, Int)?
    var most = 0.25
    for one in topics.indices where !topics[one].isEmpty {
      for other in topics.indices[(one + 1)...] where !topics[other].isEmpty && likeness[one][other] > most {
        (best, most) = ((one, other), likeness[one][other])
      }
    }
    return best
  }

  private func nearness(_ left: [Int], _ right: [Int]) -> Double {
    var sum = 0.0
    for one in left { for other in right where one != other { sum += 1 / Double(abs(one - other)) } }
    return sum
  }

  /// Equation 2: what leads to other nodes of a topic is added to what leads to its first.
  private func raised(_ weights: [[Double]], _ nodes: [Node], _ topics: [Int]) -> [[Double]] {
    var raised = weights
    var firsts: [Int: Int] = [:]
    for (node, topic) in topics.enumerated() where firsts[topic] == nil { firsts[topic] = node }
    var members: [Int: [Int]] = [:]
    for (node, topic) in topics.enumerated() where firsts[topic] != node { members[topic, default: []].append(node) }
    for (topic, first) in firsts {
      guard let others = members[topic] else { continue }
      let early = Double(nodes[first].places.first ?? 1)
      for from in nodes.indices where topics[from] != topic {
        let sum = others.reduce(0) { $0 + weights[$1][from] }
        raised[from][first] += MultipartiteRank.raise * exp(1 / early) * sum
      }
    }
    return raised
  }
}
