/// Whether bytes are valid UTF-8, asked of sixteen at a time.
///
/// A byte must continue a scalar just where one of the three bytes before it asks for that (Unicode, table 3-7). So a block is compared with the blocks that
/// begin one, two and three bytes earlier, and nothing depends on where scalars begin. ASCII and scalars of two bytes need the first of these only.
enum UTF8Check {
  private typealias Bytes = SIMD16<UInt8>

  /// How many bytes before a block its bytes may depend on.
  private static let reach = 3

  /// Whether `bytes` are valid UTF-8.
  static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return true }
      var errors = Bytes()
      // What has no whole block before it or in it is looked at with zeros around it: they do not continue a scalar that is cut.
      withUnsafeTemporaryAllocation(byteCount: reach + 2 * Bytes.scalarCount, alignment: 16) { edge in
        guard let start = edge.baseAddress else { return }
        let place = UnsafeRawPointer(start + reach)
        edge.initializeMemory(as: UInt8.self, repeating: 0)
        let first = UnsafeRawBufferPointer(rebasing: bytes.prefix(Bytes.scalarCount))
        UnsafeMutableRawBufferPointer(rebasing: edge[reach...]).copyMemory(from: first)
        UTF8Check.look(at: place, &errors)
        if bytes.count <= Bytes.scalarCount {
          UTF8Check.look(at: place + Bytes.scalarCount, &errors)
          return
        }
        var index = Bytes.scalarCount
        while index + Bytes.scalarCount <= bytes.count {
          UTF8Check.look(at: base + index, &errors)
          index += Bytes.scalarCount
        }
        edge.initializeMemory(as: UInt8.self, repeating: 0)
        edge.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[(index - reach)...]))
        UTF8Check.look(at: place, &errors)
      }
      return !errors.holdsAny
    }
  }

  /// Adds to `errors` what is wrong with the block at `place`, before which as many bytes can be loaded as it may depend on.
  @inline(__always)
  private static func look(at place: UnsafeRawPointer, _ errors: inout Bytes) {
    // Comparing with a vector is one instruction, with a number it is a loop.
    func all(_ byte: UInt8) -> Bytes { Bytes(repeating: byte) }
    let block = place.loadUnaligned(as: Bytes.self)
    let before = (place - 1).loadUnaligned(as: Bytes.self)
    let third = (place - 3).loadUnaligned(as: Bytes.self)
    let goesOn = (block & all(0xC0)) .== all(0x80)
    // 0xC0 and 0xC1 would begin what one byte can say.
    var isWrong = (block & all(0xFE)) .== all(0xC0)
    var mustGoOn = before .>= all(0xC0)
    if unsafeBitCast((block .>= all(0xE0)) .| (third .>= all(0xE0)), to: Bytes.self).holdsAny {
      let second = (place - 2).loadUnaligned(as: Bytes.self)
      mustGoOn = mustGoOn .| (second .>= all(0xE0)) .| (third .>= all(0xF0))
      // What a shorter sequence can say, surrogates, what is past U+10FFFF.
      isWrong =
        isWrong .| (block .>= all(0xF5)) .| ((before .== all(0xE0)) .& (block .< all(0xA0)))
        .| ((before .== all(0xED)) .& (block .>= all(0xA0))) .| ((before .== all(0xF0)) .& (block .< all(0x90)))
        .| ((before .== all(0xF4)) .& (block .>= all(0x90)))
    }
    errors |= unsafeBitCast(isWrong .| (goesOn .^ mustGoOn), to: Bytes.self)
  }
}
