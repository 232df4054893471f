/// Sixteen bytes that are looked at together.
extension SIMD16<UInt8> {
  /// Whether a byte is not 0.
  @inlinable @inline(__always)
  public var holdsAny: Bool {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves.x | halves.y != 0
  }

  /// All bytes added up.
  @inlinable @inline(__always)
  public var total: Int {
    // Every other byte, so that sums of sixteen bits are wide enough.
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    let even: UInt64 = 0x00FF_00FF_00FF_00FF
    let pairs = (halves.x & even) &+ (halves.x &>> 8 & even) &+ (halves.y & even) &+ (halves.y &>> 8 & even)
    return Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) &>> 48)
  }
}
