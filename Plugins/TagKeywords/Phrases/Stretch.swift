/// Some words in a row, up to seven.
struct Stretch: BitwiseCopyable {
  private let bits: UInt64

  @inline(__always)
  init(first: Int, length: Int) { bits = UInt64(truncatingIfNeeded: first << 3 | length) }

  /// The first word.
  @inline(__always) var first: Int { Int(truncatingIfNeeded: bits >> 3) }
  @inline(__always) var length: Int { Int(truncatingIfNeeded: bits & 7) }
  var words: Range<Int> { first..<first + length }
}
