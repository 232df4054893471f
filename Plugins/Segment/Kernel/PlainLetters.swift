/// Finds where a run of letters ends, 64 bytes at a time.
///
/// Letters of Latin, Cyrillic and Arabic, and the marks on these, never end a word: most of most texts. Which bytes belong to such is a bit each, found for a whole block without a branch, so that a word costs one search for a bit whatever its length. A bit that is not set says
/// nothing; the automaton decides.
struct PlainLetters {
  /// Where the block starts whose bits are at hand.
  private var start = -1
  private var bits: UInt64 = 0

  static let blockSize = 64

  /// The first place at or after `position` that may be no such letter, at most `limit`.
  ///
  /// - Precondition: both are scalar boundaries of `bytes`.
  @inline(__always)
  mutating func end(from position: Int, limit: Int, in bytes: RawSpan) -> Int {
    var position = position
    while position < limit {
      if position & ~(PlainLetters.blockSize - 1) != start {
        start = position & ~(PlainLetters.blockSize - 1)
        bits = PlainLetters.bits(from: start, in: bytes)
      }
      let others = ~bits >> UInt64(position & (PlainLetters.blockSize - 1))
      if others != 0 { return min(limit, position &+ others.trailingZeroBitCount) }
      position = (position | (PlainLetters.blockSize - 1)) &+ 1
    }
    return limit
  }

  /// A bit for each of the 64 bytes from `start` on; in the last ones of a text, which have no whole block behind them, only for the rest of a letter.
  ///
  /// Every byte that goes on with a scalar has its bit: no search begins there, and none goes there but from the first byte of a letter.
  @inline(never)
  static func bits(from start: Int, in bytes: RawSpan) -> UInt64 {
    guard start &+ blockSize < bytes.byteCount else {
      return bytes.unsafeLoad(fromUncheckedByteOffset: start, as: UInt8.self) & 0xC0 == 0x80 ? 1 : 0
    }
    var bits: UInt64 = 0
    for part in 0..<4 {
      let place = start &+ 16 &* part
      let these = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: Block.self)
      let next = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place &+ 1, as: Block.self)
      bits |= lanes(isPlain(these, before: next)) << UInt64(16 &* part)
    }
    return bits
  }

  // Operators between a vector and a number are far slower than those between vectors.

  private typealias Block = SIMD16<UInt8>
  private typealias Mask = SIMDMask<SIMD16<Int8>>

  @inline(__always)
  private static func all(_ byte: UInt8) -> Block { Block(repeating: byte) }

  /// Whether each byte, before `next`, is a letter, begins one of two bytes, or goes on with a scalar.
  @inline(__always)
  private static func isPlain(_ bytes: Block, before next: Block) -> Mask {
    var mask: Mask = ((bytes | all(0x20)) &- all(0x61)) .< all(26)
    mask = mask .| ((bytes & all(0xC0)) .== all(0x80))
    // Arabic 0620–065F, 0680–06D3: what is left out are marks, signs and digits.
    let isHigh: Mask = next .>= all(0xA0)
    mask = mask .| ((bytes .== all(0xD8)) .& isHigh)
    mask = mask .| ((bytes .== all(0xD9)) .& .!isHigh)
    mask = mask .| (bytes .== all(0xDA))
    mask = mask .| ((bytes .== all(0xDB)) .& (next .< all(0x94)))
    // Cyrillic 0400–047F.
    mask = mask .| ((bytes & all(0xFE)) .== all(0xD0))
    // Latin 00C0–027F but the signs of multiplication and division.
    let isSign: Mask = (bytes .== all(0xC3)) .& ((next & all(0xDF)) .== all(0x97))
    return mask .| (((bytes &- all(0xC3)) .< all(7)) .& .!isSign)
  }

  /// The lanes of `mask` as bits, the first the lowest.
  @inline(__always)
  private static func lanes(_ mask: Mask) -> UInt64 {
    // The product gathers the lowest bit of each of eight bytes in its highest byte.
    let ones = all(0).replacing(with: all(1), where: mask)
    let halves = unsafeBitCast(ones, to: SIMD2<UInt64>.self) &* SIMD2(repeating: 0x0102_0408_1020_4080)
    return halves[0] >> 56 | (halves[1] >> 56) << 8
  }
}
