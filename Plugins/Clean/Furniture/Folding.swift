import TextModel

/// Makes scalars comparable that people write in different ways: case, forms of Arabic letters, marks.
struct Folding: Sendable {
  /// For scalars below U+2000, what they become: 0 where they are left out, U+0020 for what parts words.
  private let values: [UInt16]

  static let shared = Folding()

  private init() {
    values = (0..<0x2000).map { (value: UInt16) in
      guard let scalar = Unicode.Scalar(value) else { return value }
      switch value {
      case 0x27, 0x28, 0x29, 0x2D, 0x3A, 0x7C, 0xA9: return value
      case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x640: return 0
      case 0x622, 0x623, 0x625, 0x671: return 0x627
      case 0x649, 0x6CC: return 0x64A
      case 0x6A9: return 0x643
      case 0x629, 0x6C1, 0x6C2, 0x6D5: return 0x647
      case 0x660...0x669: return value - 0x660 + 0x30
      case 0x6F0...0x6F9: return value - 0x6F0 + 0x30
      // The dotted and the dotless i of Turkish are one here, as no lower case serves every language.
      case 0x130, 0x131: return 0x69
      default: break
      }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        return UInt16(
          truncatingIfNeeded: scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? UInt32(value))
      }
      return scalar.properties.generalCategory == .nonspacingMark ? value : 0x20
    }
  }

  /// What `value` becomes: 0 where it is left out, U+0020 for spaces and most punctuation.
  @inline(__always)
  func fold(_ value: UInt32) -> UInt16 {
    if value < 0x2000 { return values[Int(value)] }
    if value < 0x2070 {
      // Joiners and bidirectional marks are nothing; dashes, quotation marks and spaces part words.
      return (0x200B...0x200F).contains(value) || value >= 0x202A && value <= 0x202E || value >= 0x2060
        ? (value == 0x200C ? 0x20 : 0) : value == 0x2019 ? 0x27 : 0x20
    }
    if value == 0xFF1A { return 0x3A }
    return value < 0x2C00 || value >= 0x1F000 || (0xFE00...0xFE0F).contains(value)
      ? 0x20 : UInt16(truncatingIfNeeded: value)
  }
}
