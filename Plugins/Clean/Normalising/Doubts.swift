import TextModel

/// Finds the places of a text that may need work, as fast as memory allows: most of a text needs none.
///
/// Two bytes tell: white space beside white space, controls, marks, and scalars of scripts that have such among their letters.
struct Doubts: ~Copyable {
  private let bytes: UnsafeRawBufferPointer

  /// For each pair of bytes, the second in the upper half, 1 where the first begins what may need work.
  private static let pairs: [UInt8] = (0...0xFFFF).map { isDoubtful(UInt8($0 & 0xFF), before: UInt8($0 >> 8)) ? 1 : 0 }

  /// The doubts of a text whose bytes are `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next place at or after `start` that may need work; nil where there is none.
  ///
  /// - Complexity: O(bytes up to the place).
  func next(from start: Int) -> Int? {
    // White space at the start has nothing before it that would be in doubt.
    if start == 0, let first = bytes.first, first <= 0x20 { return 0 }
    return Doubts.pairs.withUnsafeBufferPointer { pairs in
      var position = start
      while position &+ 9 <= bytes.count {
        var isFound: UInt8 = 0
        for offset in 0..<8 {
          isFound |= pairs[Int(bytes.loadUnaligned(fromByteOffset: position &+ offset, as: UInt16.self))]
        }
        if isFound != 0 { break }
        position &+= 8
      }
      while position &+ 1 < bytes.count {
        if pairs[Int(bytes[position]) | Int(bytes[position &+ 1]) << 8] != 0 { return position }
        position &+= 1
      }
      // Beyond the end stands white space, so that the last byte is in doubt where it is white.
      return position < bytes.count && pairs[Int(bytes[position]) | 0x2000] != 0 ? position : nil
    }
  }

  /// Whether `byte`, before `next`, begins what may need work.
  private static func isDoubtful(_ byte: UInt8, before next: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x20: next <= 0x20
    case ..<0x20, 0x7F: true
    // No-break space and its like, a Greek point, combining marks of Latin, Cyrillic and Hebrew.
    case 0xC2: next <= 0xA0 || next == 0xAD
    case 0xCC, 0xCD: true
    case 0xCE: next == 0x87
    case 0xD2: next < 0x8A
    case 0xD6: next >= 0x91
    case 0xD7: next < 0x88
    // Marks of Arabic, tatweel.
    case 0xD8: (0x90...0x9C).contains(next)
    case 0xD9: (0x8B...0x9F).contains(next) || next == 0x80 || next == 0xB0
    case 0xDB: (0x96...0xAD).contains(next)
    // Syriac to the scripts of India and beyond.
    case 0xDC...0xE1: true
    // General punctuation, marks of symbols, signs that stand for letters, brackets, marks of Coptic and Cyrillic.
    case 0xE2: next < 0x82 || next == 0x83 || next == 0x84 || next == 0x8C || next >= 0xAB
    // Marks of kana, of later scripts, presentation forms, joined pictographs.
    case 0xE3, 0xEA, 0xEF...0xFF: true
    default: false
    }
  }
}
