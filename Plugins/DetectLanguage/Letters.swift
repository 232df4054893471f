/// Letters as the statistics see them; Scripts/generate-language-profiles has the same rules.
enum Letters {
  /// A mark that is passed over: vowel signs and tatweel of Arabic, combining accents.
  static let passedOver: UInt16 = 0xFFFF

  /// The scalar `c` in lower case; 0 for what parts words.
  static func fold(_ c: Int) -> UInt16 {
    switch c {
    case 0..<0x80: UInt16((0x61...0x7A).contains(c | 0x20) ? c | 0x20 : 0)
    case 0x80..<0x250: UInt16(latin(c))
    case 0x250..<0x2B0: UInt16(c)
    case 0x300..<0x370: passedOver
    case 0x400..<0x530: cyrillic(c)
    case 0x600..<0x780: arabic(c)
    case 0x900..<0x980: (0x964..<0x971).contains(c) ? 0 : UInt16(c)
    case 0x1E00..<0x1F00: UInt16(c | 1)
    case 0x3400..<0xA000: UInt16(c)
    default: 0
    }
  }

  private static func latin(_ c: Int) -> Int {
    switch c {
    case ..<0xC0, 0xD7, 0xF7: 0
    case ..<0xDF: c + 32
    case ..<0x100: c
    case 0x130: 0x69
    case 0x178: 0xFF
    case 0x18F: 0x259
    case 0x139...0x148, 0x179...0x17E: c + (c & 1)
    case ..<0x178, 0x1CD...: c | 1
    default: c
    }
  }

  private static func cyrillic(_ c: Int) -> UInt16 {
    switch c {
    case ..<0x410: UInt16(c + 0x50)
    case ..<0x430: UInt16(c + 0x20)
    case ..<0x460: UInt16(c)
    case 0x482..<0x48A: passedOver
    case 0x4C0: 0x4CF
    case 0x4C1..<0x4D0: UInt16(c + (c & 1))
    default: UInt16(c | 1)
    }
  }

  private static func arabic(_ c: Int) -> UInt16 {
    switch c {
    case 0x64B...0x65F, 0x670, 0x640: passedOver
    case 0x620..<0x660, 0x66E..<0x6D4, 0x6D5, 0x6EE, 0x6EF, 0x6FA...: UInt16(c)
    default: 0
    }
  }

  /// ``fold(_:)`` of every scalar below U+0800, which nearly all letters of alphabets are.
  static let table: [UInt16] = (0..<0x800).map { fold($0) }
}
