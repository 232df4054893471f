/// A set of hashes in a kilobyte, from which the similarity of two sets is told.
///
/// One-permutation hashing (Li, Owen, Zhang 2012): the upper bits of a hash choose a bin, and each bin keeps the smallest of the rest; of it the sketch
/// keeps eight bits (b-bit minwise hashing, Li, König 2010), 0 for an empty bin. Two bins that both hold something are equal as often as the sets have
/// elements in common, which is their Jaccard similarity J; its error is at most √(J(1−J)/1024), 0.016 at 0.5, and less for sets that leave bins empty.
enum Sketch {
  /// How many bins a sketch has.
  static let count = 1_024
  /// What stands in an empty bin before eight bits are taken.
  static let empty = UInt32.max

  /// Puts a hash into bins of 32 bits.
  @inline(__always)
  static func add(_ hash: UInt64, to bins: UnsafeMutableBufferPointer<UInt32>) {
    let bin = Int(hash >> 54)
    let value = min(UInt32(truncatingIfNeeded: hash >> 16), empty - 1)
    if value < bins[bin] { bins[bin] = value }
  }

  /// The eight bits of each bin.
  static func shorten(_ bins: UnsafeMutableBufferPointer<UInt32>, to sketch: UnsafeMutableBufferPointer<UInt8>) {
    for bin in 0..<count {
      sketch[bin] = bins[bin] == empty ? 0 : UInt8(truncatingIfNeeded: bins[bin] % 255 + 1)
    }
  }

  /// The Jaccard similarity of the sets of two sketches.
  static func similarity(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Double {
    guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
    var equal = 0
    var both = 0
    var none = 0
    // A part at a time in numbers of eight bits, so that the compiler can compare many bins at once.
    for part in stride(from: 0, to: count, by: 128) {
      var equalHere: UInt8 = 0
      var bothHere: UInt8 = 0
      var noneHere: UInt8 = 0
      for bin in part..<part + 128 {
        let (a, b) = (left[bin], right[bin])
        let isBoth: UInt8 = a != 0 ? (b != 0 ? 1 : 0) : 0
        equalHere &+= a == b ? isBoth : 0
        bothHere &+= isBoth
        noneHere &+= a | b == 0 ? 1 : 0
      }
      equal += Int(equalHere)
      both += Int(bothHere)
      none += Int(noneHere)
    }
    if none == count { return 0 }
    // Of the bins that differ, one of 255 shows equal bits.
    let chance = Double(both - equal) / 254
    return max(0, (Double(equal) - chance) / Double(count - none))
  }
}
