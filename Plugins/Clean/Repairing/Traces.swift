import TextModel

/// What damage a text shows traces of, found in one pass at the speed of memory: nearly all texts show none.
struct Traces: OptionSet {
  let rawValue: UInt8

  /// UTF-8 that was read in another encoding and written again.
  static let doubleEncoding = Traces(rawValue: 1)
  /// Character references of HTML.
  static let references = Traces(rawValue: 2)
  /// Presentation forms, ligatures, full-width letters, U+FFFD.
  static let forms = Traces(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The traces in `text`; a page is full of references that are no damage, so they need not be looked for.
  ///
  /// - Complexity: O(n).
  init(_ text: Text, looksForReferences: Bool = true) {
    var found: UInt8 = 0
    let ampersand: UInt8 = looksForReferences ? 0x26 : 0xEF
    text.utf8.withUnsafeBytes { bytes in
      var position = 0
      while position &+ 16 <= bytes.count {
        if Traces.hasTrigger(bytes.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self), ampersand) {
          for place in position..<(position &+ 16) { found |= Traces.trace(at: place, in: bytes).rawValue }
        }
        position &+= 16
      }
      for place in position..<bytes.count { found |= Traces.trace(at: place, in: bytes).rawValue }
    }
    rawValue = looksForReferences ? found : found & ~Traces.references.rawValue
  }

  /// Whether a byte is there that ``trace(at:in:)`` looks at.
  @inline(__always)
  private static func hasTrigger(_ block: SIMD16<UInt8>, _ ampersand: UInt8) -> Bool {
    @inline(__always) func lanes(_ byte: UInt8) -> SIMD16<UInt8> {
      let isEqual: SIMDMask<SIMD16<Int8>> = block .== SIMD16(repeating: byte)
      return unsafeBitCast(isEqual, to: SIMD16<UInt8>.self)
    }
    let hits = lanes(ampersand) | lanes(0xC2) | lanes(0xC5) | lanes(0xC6) | lanes(0xCB) | lanes(0xE2) | lanes(0xEF)
    return hits.holdsAny
  }

  @inline(__always)
  private static func trace(at place: Int, in bytes: UnsafeRawBufferPointer) -> Traces {
    switch bytes[place] {
    case 0x26:
      guard place + 1 < bytes.count else { return [] }
      let next = bytes[place + 1]
      return next == 0x23 || (0x61...0x7A).contains(next | 0x20) ? .references : []
    case 0xEF: return place + 1 < bytes.count && bytes[place + 1] >= 0xAC ? .forms : []
    // A sign behind a letter that doubly encoded text begins with, which no word has there.
    case 0xC2, 0xC5, 0xC6, 0xCB, 0xE2:
      guard place >= 2 else { return [] }
      switch (bytes[place - 2], bytes[place - 1]) {
      case (0xC3, 0x82...0xB0), (0xD0, 0xA0...0xA1), (0xD8, 0xB7...0xB8): return .doubleEncoding
      default: return []
      }
    default: return []
    }
  }
}
