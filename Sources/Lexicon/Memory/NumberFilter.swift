/// Tells of most numbers that they are not among some, by one bit each of a hash (Bloom 1970, Space/Time Trade-offs in Hash Coding with Allowable Errors, with one hash).
///
/// Memory of its own that is never given back, so that nothing is counted when it is read.
struct NumberFilter: @unchecked Sendable {
  private static let bits = 12

  private let words: UnsafeMutableBufferPointer<UInt64>

  /// A filter for some hundred numbers.
  init(_ numbers: some Sequence<UInt64>) {
    words = .allocate(capacity: (1 << NumberFilter.bits) / UInt64.bitWidth)
    words.initialize(repeating: 0)
    for number in numbers {
      let place = NumberFilter.place(of: number)
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  /// Whether the number may be among them.
  @inline(__always)
  func mayHold(_ number: UInt64) -> Bool {
    let place = NumberFilter.place(of: number)
    return words[place >> 6] >> UInt64(place & 63) & 1 != 0
  }

  @inline(__always)
  private static func place(of number: UInt64) -> Int {
    // Fibonacci hashing: the highest bits of the product with 2⁶⁴ by the golden ratio.
    Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> UInt64(UInt64.bitWidth - bits))
  }
}
