import TextModel

/// Hashes the words of a text by their bytes, sixteen at a time.
///
/// Nearly every word fits into one step, and what steps there are do not branch on its length: lengths of words cannot be foreseen, so a branch on them costs more
/// than all the rest.
struct FormHash {
  // The first factor of a step is never 0, which would lose the second one: the high byte of `start` stands in no UTF-8.
  private static let start: UInt64 = 0xFF8B_B84B_9396_2EAC
  private static let second: UInt64 = 0xFF2D_358D_CCAA_6C79

  private let bytes: UnsafeRawBufferPointer

  /// Hashes words of `bytes`, which are valid UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = UnsafeRawBufferPointer(bytes)
  }

  /// The hash of the bytes of a word.
  @inline(__always)
  func callAsFunction(_ word: TextRange) -> UInt64 {
    var place = Int(word.start)
    var left = word.count
    var hash = FormHash.start ^ UInt64(truncatingIfNeeded: left)
    repeat {
      let (low, high) = sixteen(from: place, count: left)
      let product = (low ^ hash).multipliedFullWidth(by: high ^ FormHash.second)
      hash = product.high ^ product.low
      place += 16
      left -= 16
    } while left > 0
    return hash
  }

  /// The first `count` bytes from `place` on, at most sixteen; zeros after them.
  @inline(__always)
  private func sixteen(from place: Int, count: Int) -> (UInt64, UInt64) {
    if place + 16 > bytes.count { return atEnd(from: place, count: count) }
    let low = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    let high = bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)
    return (low & FormHash.mask(count), high & FormHash.mask(count - 8))
  }

  /// The same near the end of the text, where sixteen bytes cannot be loaded.
  private func atEnd(from place: Int, count: Int) -> (UInt64, UInt64) {
    var halves: (UInt64, UInt64) = (0, 0)
    for step in 0..<min(count, 16) {
      let byte = UInt64(bytes[place + step]) << UInt64((step & 7) * 8)
      if step < 8 { halves.0 |= byte } else { halves.1 |= byte }
    }
    return halves
  }

  /// The bits of the first `count` bytes of eight.
  @inline(__always)
  private static func mask(_ count: Int) -> UInt64 {
    // Half and half, since a shift by 64 bits is none.
    let half = UInt64(truncatingIfNeeded: max(0, min(count, 8)) * 4)
    return ((1 &<< half) &<< half) &- 1
  }
}
