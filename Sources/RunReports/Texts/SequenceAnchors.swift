/// The elements that stand once in each of two sequences, in an order that both have: what a patience difference holds on to.
enum SequenceAnchors {
  /// The anchors of two stretches, rising in both.
  ///
  /// Complexity: O(n log n).
  static func common(
    _ old: [UInt64], _ oldRange: Range<Int>, _ new: [UInt64], _ newRange: Range<Int>
  ) -> [(old: Int, new: Int)] {
    let places = placesOfUnique(old, oldRange)
    let pairs = placesOfUnique(new, newRange).compactMap { element, place in
      places[element].map { (old: $0, new: place) }
    }
    return longestRising(pairs.sorted { $0.new < $1.new })
  }

  private static func placesOfUnique(_ elements: [UInt64], _ range: Range<Int>) -> [UInt64: Int] {
    var places: [UInt64: Int] = [:]
    for place in range { places[elements[place]] = places[elements[place]] == nil ? place : -1 }
    return places.filter { $0.value >= 0 }
  }

  /// The longest part of `pairs`, which rise in the new sequence, that rises in the old one too: patience sorting.
  private static func longestRising(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
    var tops: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tops[middle]].old < pair.old { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = tops[low - 1] }
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var rising: [(old: Int, new: Int)] = []
    var index = tops.last ?? -1
    while index >= 0 {
      rising.append(pairs[index])
      index = before[index]
    }
    return rising.reversed()
  }
}
