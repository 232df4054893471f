import PipelineTesting
import Testing

@testable import RunReports

@Suite struct SequenceDifferenceTests {
  /// The new sequence, put together from the old one and the changes.
  private func applied(_ changes: [SequenceDifference.Change], _ old: [UInt64], _ new: [UInt64]) -> [UInt64] {
    var result: [UInt64] = []
    var place = 0
    for change in changes {
      result += old[place..<change.old.lowerBound]
      result += new[change.new]
      place = change.old.upperBound
    }
    return result + old[place...]
  }

  /// The length of the longest common subsequence, by the table of the definition.
  private func longestCommon(_ old: [UInt64], _ new: [UInt64]) -> Int {
    var row = [Int](repeating: 0, count: new.count + 1)
    for element in old {
      var diagonal = 0
      for column in new.indices {
        let above = row[column + 1]
        row[column + 1] = element == new[column] ? diagonal + 1 : max(above, row[column])
        diagonal = above
      }
    }
    return row[new.count]
  }

  @Test func `is right and shortest for random sequences`() {
    var random = SplitMix(state: 7)
    for round in 0..<400 {
      let letters = UInt64.random(in: 1...6, using: &random)
      let old = (0..<Int.random(in: 0...30, using: &random)).map { _ in UInt64.random(in: 0..<letters, using: &random) }
      let new = (0..<Int.random(in: 0...30, using: &random)).map { _ in UInt64.random(in: 0..<letters, using: &random) }
      let changes = SequenceDifference(old, new).changes
      #expect(applied(changes, old, new) == new, "round \(round)")
      let kept = old.count - changes.reduce(0) { $0 + $1.old.count }
      #expect(kept == longestCommon(old, new), "round \(round): \(old) \(new)")
    }
  }

  @Test func `is right without a budget`() {
    var random = SplitMix(state: 8)
    for _ in 0..<100 {
      let old = (0..<60).map { _ in UInt64.random(in: 0..<40, using: &random) }
      var new = old
      for _ in 0..<20 { new[Int.random(in: 0..<60, using: &random)] = UInt64.random(in: 0..<80, using: &random) }
      #expect(applied(SequenceDifference(old, new, budget: 0).changes, old, new) == new)
    }
  }

  @Test func `holds on to what stands once, where all else is too different`() {
    // Odd elements stand once in both; between them everything differs.
    let old = (0..<2_000).map { UInt64($0 % 2 == 1 ? $0 : 1_000_000 + $0) }
    let new = (0..<2_000).map { UInt64($0 % 2 == 1 ? $0 : 2_000_000 + $0) }
    let changes = SequenceDifference(old, new, budget: 100).changes
    #expect(changes.count == 1_000 && changes.allSatisfy { $0.old.count == 1 && $0.new.count == 1 })
  }

  @Test func `takes no longer than it may for large sequences that have nothing in common`() {
    let (old, new) = ((0..<300_000).map { UInt64($0) }, (0..<300_000).map { UInt64($0 + 1_000_000) })
    let start = ContinuousClock.now
    let changes = SequenceDifference(old, new).changes
    #expect(changes == [SequenceDifference.Change(old: 0..<300_000, new: 0..<300_000)])
    #expect(ContinuousClock.now - start < .seconds(20), "debug builds are slow, but not by the square")
  }

  @Test func `joins nothing where nothing differs`() {
    #expect(SequenceDifference([], []).changes.isEmpty)
    #expect(SequenceDifference([1, 2, 3], [1, 2, 3]).changes.isEmpty)
    #expect(SequenceDifference([], [1]).changes == [SequenceDifference.Change(old: 0..<0, new: 0..<1)])
  }
}
