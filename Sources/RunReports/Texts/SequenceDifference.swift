/// Where two sequences differ: what stands between equal elements, in order.
///
/// Follows Myers 1986, An O(ND) difference algorithm and its variations, section 4, as long as the work stays within a budget; a stretch that differs too
/// much for that is cut at the elements that stand once in both sequences (the patience difference), and what is left then counts as changed as a
/// whole. So the result is shortest for small differences and right for all.
///
/// Complexity: O(n) besides the budget, which is the same for every input; O(n log n) where elements are compared by patience.
struct SequenceDifference {
  /// A stretch of each sequence that stands for the other; one of the two may be empty.
  struct Change: Equatable {
    let old: Range<Int>
    let new: Range<Int>
  }

  /// The changes, in order and apart.
  private(set) var changes: [Change] = []
  private let old: [UInt64]
  private let new: [UInt64]
  /// Steps that Myers's algorithm may still take.
  private var budget: Int

  /// The difference of two sequences of hashes.
  init(_ old: [UInt64], _ new: [UInt64], budget: Int = 20_000_000) {
    self.old = old
    self.new = new
    self.budget = budget
    compare(old.indices, new.indices, cutsAtAnchors: true)
  }

  private mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>, cutsAtAnchors: Bool) {
    var (oldStart, oldEnd, newStart, newEnd) = (
      oldRange.lowerBound, oldRange.upperBound, newRange.lowerBound, newRange.upperBound
    )
    while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
      oldStart += 1
      newStart += 1
    }
    while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    if oldStart == oldEnd, newStart == newEnd { return }
    let (oldRest, newRest) = (oldStart..<oldEnd, newStart..<newEnd)
    if oldRest.isEmpty || newRest.isEmpty { return add(Change(old: oldRest, new: newRest)) }
    if let matches = shortestScript(oldRest, newRest) {
      addGaps(between: matches, oldRest, newRest) { $0.add($1) }
    } else if cutsAtAnchors {
      let anchors = SequenceAnchors.common(old, oldRest, new, newRest)
      addGaps(between: anchors.map { ($0.old, $0.new, 1) }, oldRest, newRest) {
        $0.compare($1.old, $1.new, cutsAtAnchors: false)
      }
    } else {
      add(Change(old: oldRest, new: newRest))
    }
  }

  /// Gives what lies between `matches` to `take`, the ends included.
  private mutating func addGaps(
    between matches: [(old: Int, new: Int, count: Int)], _ oldRange: Range<Int>, _ newRange: Range<Int>,
    _ take: (inout SequenceDifference, Change) -> Void
  ) {
    var (oldStart, newStart) = (oldRange.lowerBound, newRange.lowerBound)
    for match in matches + [(oldRange.upperBound, newRange.upperBound, 0)] {
      if oldStart < match.old || newStart < match.new {
        take(&self, Change(old: oldStart..<match.old, new: newStart..<match.new))
      }
      (oldStart, newStart) = (match.old + match.count, match.new + match.count)
    }
  }

  private mutating func add(_ change: Change) {
    if let last = changes.last, last.old.upperBound == change.old.lowerBound,
      last.new.upperBound == change.new.lowerBound
    {
      changes[changes.count - 1] = Change(
        old: last.old.lowerBound..<change.old.upperBound, new: last.new.lowerBound..<change.new.upperBound)
    } else {
      changes.append(change)
    }
  }

  /// The stretches that a shortest script keeps, in order; nil when finding them costs more than is left of the budget.
  private mutating func shortestScript(
    _ oldRange: Range<Int>, _ newRange: Range<Int>
  ) -> [(old: Int, new: Int, count: Int)]? {
    let (count, newCount) = (oldRange.count, newRange.count)
    let limit = min(count + newCount, 2_000)
    // For each number of edits, how far each diagonal from -edits to edits reaches in the old sequence.
    var reached: [[Int32]] = []
    var last: [Int32] = [0]
    for edits in 0...limit {
      var row = [Int32](repeating: -1, count: 2 * edits + 1)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        var place = edits == 0 ? 0 : SequenceDifference.start(diagonal, edits, last)
        if place > count || place - diagonal > newCount || place < 0 { continue }
        let begin = place
        while place < count, place - diagonal < newCount,
          old[oldRange.lowerBound + place] == new[newRange.lowerBound + place - diagonal]
        { place += 1 }
        budget -= place - begin + 1
        row[diagonal + edits] = Int32(place)
        if place == count, place - diagonal == newCount {
          return SequenceDifference.walkBack(reached + [row], diagonal).map {
            ($0.old + oldRange.lowerBound, $0.new + newRange.lowerBound, $0.count)
          }
        }
      }
      if budget < 0 { return nil }
      reached.append(row)
      last = row
    }
    return nil
  }

  /// Where diagonal `diagonal` starts after one more edit than `last` took: past an insertion or a removal, whichever reaches further.
  private static func start(_ diagonal: Int, _ edits: Int, _ last: [Int32]) -> Int {
    let (above, below) = (diagonal + 1 + edits - 1, diagonal - 1 + edits - 1)
    let inserted = above < last.count && diagonal + 1 <= edits - 1 ? Int(last[above]) : -1
    let removed = below >= 0 && last[below] >= 0 ? Int(last[below]) + 1 : -1
    return max(inserted, removed)
  }

  private static func walkBack(_ rows: [[Int32]], _ lastDiagonal: Int) -> [(old: Int, new: Int, count: Int)] {
    var matches: [(old: Int, new: Int, count: Int)] = []
    var diagonal = lastDiagonal
    for edits in stride(from: rows.count - 1, through: 0, by: -1) {
      let end = Int(rows[edits][diagonal + edits])
      let begin = edits == 0 ? 0 : start(diagonal, edits, rows[edits - 1])
      if end > begin { matches.append((begin, begin - diagonal, end - begin)) }
      if edits == 0 { break }
      let above = diagonal + 1 + edits - 1
      let inserted = above < rows[edits - 1].count && diagonal + 1 <= edits - 1 ? Int(rows[edits - 1][above]) : -1
      diagonal += inserted == begin ? 1 : -1
    }
    return matches.reversed()
  }
}
