/// One form for letters that differ only in case or spelling habit.
enum Folding {
  /// The folded scalar, 0 when it is left out.
  ///
  /// Lower case for the cased scripts; Arabic without marks and tatweel, alef, ya and ta marbuta in one form, Persian and Urdu letters as Arabic ones.
  @inline(__always)
  static func fold(_ value: UInt32) -> (folded: UInt32, isUpper: Bool) {
    switch value {
    case 0x41...0x5A: (value + 32, true)
    case 0..<0xAD: (value, false)
    case 0xAD, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x640, 0x6D6...0x6DC, 0x200C, 0x200D: (0, false)
    case 0x622, 0x623, 0x625, 0x671: (0x627, false)
    case 0x649, 0x6CC, 0x6D2: (0x64A, false)
    case 0x629, 0x6C1, 0x6D5: (0x647, false)
    case 0x6A9: (0x643, false)
    case 0x6F0...0x6F9: (value - 0x90, false)
    case 0xC0...0x556: lowerCase(value)
    case 0x1E00...0x1EFF: (value | 1, value & 1 == 0)
    case 0x2019: (0x27, false)
    default: (value, false)
    }
  }

  /// Latin, Greek, Cyrillic and Armenian capitals, as UnicodeData.txt maps them.
  private static func lowerCase(_ value: UInt32) -> (folded: UInt32, isUpper: Bool) {
    switch value {
    case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3AB, 0x410...0x42F: (value + 32, true)
    case 0x130: (0x69, true)
    case 0x178: (0xFF, true)
    case 0x139...0x148, 0x179...0x17E: value & 1 == 1 ? (value + 1, true) : (value, false)
    case 0x100...0x137, 0x14A...0x177, 0x218...0x233, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F:
      (value | 1, value & 1 == 0)
    case 0x386: (0x3AC, true)
    case 0x388...0x38A: (value + 37, true)
    case 0x38C: (0x3CC, true)
    case 0x38E, 0x38F: (value + 63, true)
    case 0x400...0x40F: (value + 80, true)
    case 0x531...0x556: (value + 48, true)
    default: (value, false)
    }
  }
}
