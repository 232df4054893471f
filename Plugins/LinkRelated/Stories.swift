import Lexicon
import PipelineCore

/// Groups of documents that tell of one event.
struct Stories {
  /// For each document the number of its story, -1 where it has none.
  private(set) var numbers: [Int32]
  private(set) var stories: [Story] = []

  /// How many keywords a story shows.
  private static let keywords = 5

  /// - Parameters:
  ///   - likenesses: pairs of documents as ``StarClusters`` takes them, in both directions.
  init(likenesses: consuming [UInt64], ids: IDList, phrases: IDList) {
    numbers = Array(repeating: -1, count: ids.count)
    likenesses.sort()
    let clusters = StarClusters(likenesses: likenesses, weights: Array(repeating: 1, count: ids.count))
    // By their first documents, so that stories come in the order of the source.
    for group in clusters.groups.map({ $0.sorted() }).sorted(by: { $0[0] < $1[0] }) {
      for document in group { numbers[Int(document)] = Int32(stories.count) }
      let keywords = Stories.common(group.map { phrases[Int($0)] })
      stories.append(Story(id: ids[Int(group[0])], keywords: keywords, size: group.count))
    }
  }

  /// The lines that most of `lists` have in common, those of more lists first, then those that stand further up.
  private static func common(_ lists: [String]) -> [String] {
    var found: [UInt64: Int] = [:]
    var lines: [(text: Substring, lists: Int, places: Int)] = []
    for list in lists {
      for (place, line) in list.split(separator: "\n").enumerated() {
        let key = WordKey(String(line)).folded
        let number = found[key] ?? lines.count
        if number == lines.count {
          found[key] = number
          lines.append((line, 0, 0))
        }
        lines[number].lists += 1
        lines[number].places += place
      }
    }
    let order = lines.indices.filter { lines[$0].lists * 2 >= lists.count && lines[$0].lists > 1 }.sorted {
      left, right in
      let (one, other) = (lines[left], lines[right])
      // The mean place in the lists, multiplied out.
      return (other.lists, one.places * other.lists, left) < (one.lists, other.places * one.lists, right)
    }
    return order.prefix(keywords).map { String(lines[$0].text) }
  }
}
