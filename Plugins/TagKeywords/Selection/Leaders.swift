import Lexicon

/// Finds the highest of many odds without comparing them: they are counted by height, which tells how high one must be to be among the first.
enum Leaders {
  /// Odds up to `top` are told apart, in steps of a sixteenth; those far below or above fall together.
  private static let heights = 256
  private static let top = 4.0

  /// The numbers of the `count` highest odds above minus infinity, the highest first, in steps of a sixteenth and in each step rising; with a few more that are nearly
  /// as high as the last one.
  ///
  /// Complexity: O(odds).
  static func numbers(_ count: Int, of odds: UnsafeBufferPointer<Double>) -> [Int32] {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: odds.count + 1) { height in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: heights) { next in
        next.initialize(repeating: 0)
        for number in odds.indices {
          let own = Leaders.height(of: odds[number])
          height[number] = own
          next[Int(own)] &+= 1
        }
        // How many are higher than each height, down to the one that is low enough.
        var least = heights
        var higher: Int32 = 0
        while least > 1, higher < count {
          least -= 1
          let own = next[least]
          next[least] = higher
          higher += own
        }
        return [Int32](capacity: Int(higher)) { numbers, used in
          used = Int(higher)
          for number in odds.indices where Int(height[number]) >= least {
            let own = Int(height[number])
            numbers[Int(next[own])] = Int32(truncatingIfNeeded: number)
            next[own] &+= 1
          }
        }
      }
    }
  }

  /// From 1 up; 0 for what is no candidate.
  @inline(__always)
  private static func height(of odds: Double) -> UInt8 {
    // Not a number is not more than 1, and not above minus infinity.
    let scaled = odds * 16 + (Double(heights) - top * 16)
    let bounded = min(scaled > 1 ? scaled : 1, Double(heights - 1))
    return odds > -.infinity ? UInt8(truncatingIfNeeded: Int(bounded)) : 0
  }
}
