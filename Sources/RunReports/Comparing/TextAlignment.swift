import TextModel

/// Where the words of one text stand in another.
struct TextAlignment {
  private let words: [TextRange]
  /// For each word where it starts in the other text, and where it ends; -1 for one inside a stretch that changed.
  private var starts: [Int]
  private var ends: [Int]

  /// The alignment from `old` to `new`.
  ///
  /// Complexity: that of ``SequenceDifference``.
  init(from old: Text, to new: Text) {
    let (before, after) = (TextPieces.words(of: old, in: old.range), TextPieces.words(of: new, in: new.range))
    words = before.ranges
    starts = [Int](repeating: -1, count: words.count)
    ends = starts
    var (place, other) = (0, 0)
    let changes = SequenceDifference(before.hashes, after.hashes, budget: 2_000_000).changes
    let last = SequenceDifference.Change(
      old: before.ranges.count..<before.ranges.count, new: after.ranges.count..<after.ranges.count)
    for change in changes + [last] {
      while place < change.old.lowerBound {
        starts[place] = Int(after.ranges[other].start)
        ends[place] = Int(after.ranges[other].end)
        (place, other) = (place + 1, other + 1)
      }
      // What changed as a whole begins and ends where what stands for it does.
      if !change.old.isEmpty, !change.new.isEmpty {
        starts[change.old.lowerBound] = Int(after.ranges[change.new.lowerBound].start)
        ends[change.old.upperBound - 1] = Int(after.ranges[change.new.upperBound - 1].end)
      }
      (place, other) = (change.old.upperBound, change.new.upperBound)
    }
  }

  /// Where `range` stands in the other text; nil where it begins or ends inside something that changed, or inside a word.
  func newRange(of range: TextRange) -> TextRange? {
    guard !range.isEmpty, let first = word(at: range.start), let last = word(at: range.end - 1),
      words[first].start == range.start, words[last].end == range.end, starts[first] >= 0, ends[last] >= starts[first]
    else { return nil }
    return TextRange(starts[first], ends[last])
  }

  /// The word that holds byte `offset`.
  private func word(at offset: UInt32) -> Int? {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < words.count ? low : nil
  }
}
