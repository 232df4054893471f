/// Sentences by the value they are thought to have: the highest first, of equal ones that which stands first.
struct Heap {
  struct Entry {
    let value: Double
    let sentence: Int

    @inline(__always)
    func precedes(_ other: Entry) -> Bool {
      value != other.value ? value > other.value : sentence < other.sentence
    }
  }

  private var entries: [Entry]

  /// The heap of `entries`.
  ///
  /// - Complexity: O(n).
  init(_ entries: [Entry]) {
    self.entries = entries
    for place in stride(from: entries.count / 2 - 1, through: 0, by: -1) { sink(from: place) }
  }

  var first: Entry? { entries.first }

  /// Adds an entry.
  ///
  /// - Complexity: O(log n).
  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var place = entries.count - 1
    while place > 0, entries[place].precedes(entries[(place - 1) / 2]) {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes the first entry out.
  ///
  /// - Complexity: O(log n).
  mutating func pop() -> Entry? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    if !entries.isEmpty {
      entries[0] = last
      sink(from: 0)
    }
    return first
  }

  private mutating func sink(from start: Int) {
    var place = start
    while true {
      var best = place
      let child = 2 * place + 1
      if child < entries.count, entries[child].precedes(entries[best]) { best = child }
      if child + 1 < entries.count, entries[child + 1].precedes(entries[best]) { best = child + 1 }
      if best == place { return }
      entries.swapAt(place, best)
      place = best
    }
  }
}
