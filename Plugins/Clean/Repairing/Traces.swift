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

  /// For each pair of bytes, the second in the upper half, what it is a trace of.
  private static let pairs: [UInt8] = (0...0xFFFF).map { trace(UInt8($0 & 0xFF), before: UInt8($0 >> 8)).rawValue }

  private static func trace(_ byte: UInt8, before next: UInt8) -> Traces {
    switch (byte, next) {
    case (0xC3, 0x82...0xB0), (0xD0, 0xA0...0xA1), (0xD8, 0xB7...0xB8): .doubleEncoding
    case (0x26, 0x23), (0x26, 0x41...0x5A), (0x26, 0x61...0x7A): .references
    case (0xEF, 0xAC...0xBF): .forms
    default: []
    }
  }

  /// The traces in `text`.
  ///
  /// - Complexity: O(n).
  init(_ text: Text) {
    var found: UInt8 = 0
    text.utf8.withUnsafeBytes { bytes in
      Traces.pairs.withUnsafeBufferPointer { pairs in
        var position = 0
        while position &+ 9 <= bytes.count {
          var block: UInt8 = 0
          for offset in 0..<8 {
            block |= pairs[Int(bytes.loadUnaligned(fromByteOffset: position &+ offset, as: UInt16.self))]
          }
          if block & ~found != 0 {
            for offset in 0..<8 {
              let pair = Int(bytes.loadUnaligned(fromByteOffset: position &+ offset, as: UInt16.self))
              found |= Traces.confirmed(pairs[pair], bytes, position &+ offset)
            }
          }
          position &+= 8
        }
        while position &+ 1 < bytes.count {
          let pair = pairs[Int(bytes[position]) | Int(bytes[position &+ 1]) << 8]
          found |= Traces.confirmed(pair, bytes, position)
          position &+= 1
        }
      }
    }
    rawValue = found
  }

  /// A letter that doubly encoded text begins with is a trace only where a sign follows it that no word has there.
  private static func confirmed(_ trace: UInt8, _ bytes: UnsafeRawBufferPointer, _ position: Int) -> UInt8 {
    if trace & doubleEncoding.rawValue == 0 { return trace }
    guard position + 2 < bytes.count else { return 0 }
    switch bytes[position + 2] {
    case 0xC2, 0xC5, 0xC6, 0xCB, 0xE2: return trace
    default: return 0
    }
  }
}
