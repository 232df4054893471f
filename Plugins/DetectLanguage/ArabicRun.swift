import TextModel

/// The letters of a stretch that holds nothing but ASCII and scalars from U+0600 to U+06FF, counted sixteen bytes at a time.
struct ArabicRun {
  /// Letters of the Arabic script, as ``Script`` has them.
  let letters: Int
  /// Letters of ASCII.
  let latin: Int
  /// The bytes of the stretch, whole blocks; the last scalar may reach over its end.
  let count: Int

  /// Bytes that are looked at together.
  static let block = 16
  /// So many blocks that no lane of a sum overflows.
  private static let maximum = 128

  private typealias Bytes = SIMD16<UInt8>

  /// The stretch of `bytes` from `start` on, valid UTF-8 but for a sequence that is cut at either end.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    // Comparing with a vector is one instruction, with a number it is a loop.
    func all(_ byte: UInt8) -> Bytes { Bytes(repeating: byte) }
    var (arabic, ascii) = (Bytes(), Bytes())
    var index = start
    let end = min(bytes.count, start + ArabicRun.block * ArabicRun.maximum)
    if let base = UnsafeRawPointer(bytes.baseAddress) {
      // Each block is looked at with the one that begins a byte later.
      while index + ArabicRun.block < end {
        let block = (base + index).loadUnaligned(as: Bytes.self)
        let next = (base + index + 1).loadUnaligned(as: Bytes.self)
        // Bytes below 0xC0 are ASCII or continue a scalar; the four leads from 0xD8 on begin those of two bytes that are meant.
        let isOther = (block .>= all(0xC0)) .& ((block &- all(0xD8)) .>= all(4))
        if unsafeBitCast(isOther, to: Bytes.self).holdsAny { break }
        let isLetter =
          ((block .== all(0xD8)) .& (next .>= all(0xA0)))
          .| ((block .== all(0xD9)) .& ((next .< all(0x90)) .| (next .>= all(0xB0))))
          .| (block .== all(0xDA)) .| ((block .== all(0xDB)) .& (next .< all(0xB0)))
        let isLatin = ((block | all(0x20)) &- all(0x61)) .< all(26)
        // A lane of a mask that holds is -1.
        arabic &-= unsafeBitCast(isLetter, to: Bytes.self)
        ascii &-= unsafeBitCast(isLatin, to: Bytes.self)
        index += ArabicRun.block
      }
    }
    letters = arabic.total
    latin = ascii.total
    count = index - start
  }
}
