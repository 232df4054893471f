/// Eight bytes that are looked at together, as one number: most bytes of a text are not what a loop looks for.
///
/// The tests are exact for the block as a whole; which byte it is must be asked of the bytes.
public struct ByteBlock {
  @usableFromInline let bits: UInt64

  @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable static var tops: UInt64 { 0x8080_8080_8080_8080 }

  /// How many bytes it holds.
  @inlinable public static var count: Int { 8 }

  /// The bytes from `place` on; not checked.
  @inlinable @inline(__always)
  public init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    bits = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }

  @inlinable init(bits: UInt64) { self.bits = bits }

  /// Whether one of the bytes is `byte`.
  @inlinable @inline(__always)
  public func contains(_ byte: UInt8) -> Bool {
    let zero = bits ^ ByteBlock.ones &* UInt64(byte)
    return (zero &- ByteBlock.ones) & ~zero & ByteBlock.tops != 0
  }

  /// Whether one of the bytes is less than `limit`, which is at most 128.
  @inlinable @inline(__always)
  public func contains(below limit: UInt8) -> Bool {
    (bits &- ByteBlock.ones &* UInt64(limit)) & ~bits & ByteBlock.tops != 0
  }

  /// How many of the bytes continue a scalar of UTF-8.
  @inlinable @inline(__always)
  public var continuations: Int { ByteBlock.count(bits & ~(bits &<< 1)) }

  /// The first `number` bytes, from 1 to 8; zeros before them.
  @inlinable @inline(__always)
  public func prefix(_ number: Int) -> ByteBlock {
    ByteBlock(bits: bits &<< UInt64(truncatingIfNeeded: (ByteBlock.count - number) * 8))
  }

  /// Whether one of the bytes begins a scalar of four bytes.
  @inlinable @inline(__always)
  public var hasLongScalar: Bool { bits & bits &<< 1 & bits &<< 2 & bits &<< 3 & ByteBlock.tops != 0 }

  /// How many bytes have their top bit set; processors that need not have an order for it are not asked for one.
  @inlinable @inline(__always)
  static func count(_ bits: UInt64) -> Int { Int(truncatingIfNeeded: ((bits & tops) &>> 7 &* ones) &>> 56) }
}
