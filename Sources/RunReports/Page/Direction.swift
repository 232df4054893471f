/// The direction in which a text is written, for the parts of a page that hold more than the text.
enum Direction: String {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"

  /// The direction of most letters at the start of `text`.
  static func of(_ text: String) -> Direction {
    var balance = 0
    for scalar in text.unicodeScalars.prefix(2_000) where scalar.properties.isAlphabetic {
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: balance -= 1
      default: balance += 1
      }
    }
    return balance < 0 ? .rightToLeft : .leftToRight
  }
}
