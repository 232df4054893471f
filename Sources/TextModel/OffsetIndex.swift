/// What offsets into a text count, where they are shown to others.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode scalars, as Python counts.
  case scalars
  /// UTF-8 bytes.
  case utf8 = "utf-8"
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16 = "utf-16"
}

/// Turns byte offsets into offsets of another unit.
///
/// Keeps the count at every 32nd byte: making it reads the text once, a look-up reads at most 32 bytes.
public struct OffsetIndex: Sendable {
  private let bytes: [UInt8]
  private let unit: OffsetUnit
  private var blocks: [UInt32] = []
  private static let block = 32

  /// The index of `text` for offsets in `unit`.
  ///
  /// Complexity: O(n); O(1) for UTF-8.
  public init(_ text: Text, unit: OffsetUnit) {
    bytes = text.utf8
    self.unit = unit
    if unit == .utf8 { return }
    blocks.reserveCapacity(bytes.count / OffsetIndex.block + 2)
    var total: UInt32 = 0
    var start = 0
    while start < bytes.count {
      blocks.append(total)
      total += count(fromBlockAt: start, to: min(start + OffsetIndex.block, bytes.count))
      start += OffsetIndex.block
    }
    blocks.append(total)
  }

  /// The offset, in the index's unit, of the scalar that starts at byte `offset`.
  ///
  /// - Precondition: `offset` is on a scalar boundary of the text.
  public func offset(ofByte offset: UInt32) -> UInt32 {
    if unit == .utf8 { return offset }
    let block = Int(offset) / OffsetIndex.block
    return blocks[block] + count(fromBlockAt: block * OffsetIndex.block, to: Int(offset))
  }

  /// How many units start in a block from its first byte, at `start`, to `end`.
  @inline(__always)
  private func count(fromBlockAt start: Int, to end: Int) -> UInt32 {
    // Four-byte scalars, which are two units of UTF-16, are counted by the slow way.
    unit == .scalars && start + OffsetIndex.block <= bytes.count
      ? scalars(inBlockAt: start, before: end - start) : count(from: start, to: end)
  }

  /// How many scalars start among the first `count` bytes of the whole block at `start`.
  ///
  /// The others are masked: how many are wanted cannot be foreseen, so nothing branches on it.
  @inline(__always)
  private func scalars(inBlockAt start: Int, before count: Int) -> UInt32 {
    bytes.withUnsafeBytes { bytes in
      var continuations = SIMD16<UInt8>()
      for half in stride(from: 0, to: OffsetIndex.block, by: 16) {
        let tops = bytes.loadUnaligned(fromByteOffset: start + half, as: SIMD16<UInt8>.self) & SIMD16(repeating: 0xC0)
        // Without their types the comparisons are loops over lanes. A lane of a mask that holds is -1.
        let goesOn: SIMDMask<SIMD16<Int8>> = tops .== SIMD16(repeating: 0x80)
        let isBefore: SIMDMask<SIMD16<Int8>> =
          OffsetIndex.places .< SIMD16(repeating: Int8(truncatingIfNeeded: count - half))
        continuations &-= unsafeBitCast(goesOn .& isBefore, to: SIMD16<UInt8>.self)
      }
      return UInt32(truncatingIfNeeded: count &- continuations.total)
    }
  }

  private static var places: SIMD16<Int8> { SIMD16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }

  /// How many units start in these bytes: continuation bytes start none; four-byte scalars are two UTF-16 units.
  @inline(__always)
  private func count(from start: Int, to end: Int) -> UInt32 {
    var total: UInt32 = 0
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index + ByteBlock.count <= end {
        let block = ByteBlock(bytes, at: index)
        if unit == .utf16, block.hasLongScalar { break }
        total &+= UInt32(truncatingIfNeeded: ByteBlock.count - block.continuations)
        index += ByteBlock.count
      }
      // What is left of eight bytes, looked at together where eight can be loaded.
      if index < end, index + ByteBlock.count <= bytes.count {
        let left = min(end - index, ByteBlock.count)
        let block = ByteBlock(bytes, at: index).prefix(left)
        if unit != .utf16 || !block.hasLongScalar {
          total &+= UInt32(truncatingIfNeeded: left - block.continuations)
          index += left
        }
      }
      while index < end {
        let byte = bytes[index]
        total &+= byte & 0xC0 == 0x80 ? 0 : 1
        if unit == .utf16, byte >= 0xF0 { total &+= 1 }
        index += 1
      }
    }
    return total
  }
}
