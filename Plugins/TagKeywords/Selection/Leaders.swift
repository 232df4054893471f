/// Finds the highest of many odds without sorting them: they are counted by height, which tells how high one must be to be among the first.
enum Leaders {
  private static let heights = 256
  /// Odds up to this are told apart, from this much below zero on, in steps of a sixteenth; those outside fall together.
  private static let top = 4.0

  /// The numbers of the `count` highest odds above minus infinity, rising; as a rule with a few more that are nearly as high.
  ///
  /// Complexity: O(odds).
  static func numbers(_ count: Int, of odds: [Double]) -> [Int32] {
    odds.withUnsafeBufferPointer { odds in
      [Int32](unsafeUninitializedCapacity: odds.count + 1) { numbers, used in
        let least = least(count, of: odds)
        for number in odds.indices {
          numbers[used] = Int32(truncatingIfNeeded: number)
          used += height(of: odds[number]) >= least ? 1 : 0
        }
      }
    }
  }

  /// The height that `count` odds have, or more; the least height of all when there are not so many.
  private static func least(_ count: Int, of odds: UnsafeBufferPointer<Double>) -> Int {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: heights + 1) { counts in
      counts.initialize(repeating: 0)
      for value in odds { counts[height(of: value) + 1] &+= 1 }
      var height = heights - 1
      var higher = Int(counts[height + 1])
      while height > 0, higher < count {
        height -= 1
        higher += Int(counts[height + 1])
      }
      return height
    }
  }

  /// From 0 up; -1 for what is no candidate.
  @inline(__always)
  private static func height(of odds: Double) -> Int {
    let scaled = odds * 16 + (Double(heights) - top * 16)
    // Not a number is less than nothing.
    let bounded = scaled > 0 ? min(scaled, Double(heights - 1)) : 0
    return odds > -.infinity ? Int(bounded) : -1
  }
}
