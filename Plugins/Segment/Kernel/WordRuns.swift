import TextModel

/// Takes words that are letters with single spaces between them, 64 bytes at a time.
///
/// Letters of Latin, Cyrillic and Arabic, and the marks on these, never end a word: with the spaces between them they are most of most texts. Which bytes
/// are such is found for a whole block without a branch, a bit each; then the words of a run take one step each, whatever their length. A bit that is not set
/// says nothing; the automaton decides.
struct WordRuns {
  /// Where the block starts whose bits are at hand.
  private var start = -1
  /// The bytes that never end a word.
  private var letters: UInt64 = 0
  /// The spaces that stand between two such bytes of the block.
  private var spaces: UInt64 = 0

  static let blockSize = 64

  /// Adds the words from the one at `wordStart` on that a space ends, as far as only letters and single spaces go.
  ///
  /// - Parameters:
  ///   - position: a scalar boundary inside the word at `wordStart`, behind a letter of it.
  ///   - limit: where the stretch ends.
  ///   - isPlainLetter: whether each scalar below U+0800 is a letter that may follow a space.
  /// - Returns: the first place that must be looked at otherwise; `wordStart` is the start of the word before it.
  @inline(never)
  mutating func take(
    from position: Int, to limit: Int, wordStart: inout UInt32, of bytes: RawSpan, isPlainLetter: Span<Bool>,
    into found: inout WordBuffer, _ words: inout [TextRange]
  ) -> Int {
    var position = position
    var first = wordStart
    defer { wordStart = first }
    while position < limit {
      let offset = position & (WordRuns.blockSize - 1)
      if position &- offset != start {
        start = position &- offset
        (letters, spaces) = WordRuns.bits(from: start, in: bytes)
      }
      let stops = ~(letters | spaces) >> UInt64(offset)
      let reach = min(stops == 0 ? WordRuns.blockSize &- offset : stops.trailingZeroBitCount, limit &- position)
      var ends = spaces >> UInt64(offset)
      if reach < 64 { ends &= (1 << UInt64(reach)) &- 1 }
      while ends != 0 {
        let here = position &+ ends.trailingZeroBitCount
        guard WordRuns.isLetter(at: here &+ 1, before: limit, in: bytes, isPlainLetter) else { return here }
        found.add(first, UInt32(truncatingIfNeeded: here), &words)
        first = UInt32(truncatingIfNeeded: here &+ 1)
        ends &= ends &- 1
      }
      position &+= reach
      if position & (WordRuns.blockSize - 1) == 0, stops == 0 { continue }
      // A space at an edge of the block has no neighbour in it.
      guard position < limit, bytes.unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self) == 0x20,
        WordRuns.isLetter(at: position &+ 1, before: limit, in: bytes, isPlainLetter)
      else { return position }
      found.add(first, UInt32(truncatingIfNeeded: position), &words)
      position &+= 1
      first = UInt32(truncatingIfNeeded: position)
    }
    return position
  }

  /// Whether a letter stands at `position`: behind a space a mark would belong to the space (WB4).
  @inline(__always)
  private static func isLetter(at position: Int, before limit: Int, in bytes: RawSpan, _ isPlainLetter: Span<Bool>)
    -> Bool
  {
    guard position &+ 1 < limit else { return false }
    let byte = bytes.unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self)
    if byte < 0x80 { return isPlainLetter[unchecked: Int(byte)] }
    let next = bytes.unsafeLoad(fromUncheckedByteOffset: position &+ 1, as: UInt8.self)
    return byte < 0xE0 && isPlainLetter[unchecked: Int(byte & 0x1F) << 6 | Int(next & 0x3F)]
  }

  // MARK: Blocks

  /// For each of the 64 bytes from `start` on, whether it is part of a letter, and whether it is a space between two such.
  ///
  /// Every byte that goes on with a scalar has its bit: no search begins there, and none goes there but from the first byte of a letter.
  @inline(never)
  private static func bits(from start: Int, in bytes: RawSpan) -> (letters: UInt64, spaces: UInt64) {
    guard start &+ blockSize >= bytes.byteCount else { return wholeBits(from: start, in: bytes) }
    // The last bytes of a text are looked at in a block of their own, with zeros behind them.
    return withUnsafeTemporaryAllocation(byteCount: blockSize + 16, alignment: 16) { block in
      block.initializeMemory(as: UInt8.self, repeating: 0)
      for place in start..<bytes.byteCount {
        block[place &- start] = bytes.unsafeLoad(fromUncheckedByteOffset: place, as: UInt8.self)
      }
      return wholeBits(from: 0, in: UnsafeRawBufferPointer(block).bytes)
    }
  }

  @inline(__always)
  private static func wholeBits(from start: Int, in bytes: RawSpan) -> (letters: UInt64, spaces: UInt64) {
    var letters: UInt64 = 0
    var spaces: UInt64 = 0
    for part in 0..<4 {
      let place = start &+ 16 &* part
      let these = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: Block.self)
      let next = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place &+ 1, as: Block.self)
      letters |= lanes(isPlain(these, before: next)) << UInt64(16 &* part)
      spaces |= lanes(these .== all(0x20)) << UInt64(16 &* part)
    }
    return (letters, spaces & (letters << 1) & (letters >> 1))
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
