import TextModel

/// The words of a title, which no stage segments: what stands between spaces and punctuation.
enum TitleWords {
  /// The most bytes of a title that are looked at.
  private static let most = 1_000

  static func ranges(of text: Text) -> [TextRange] {
    var ranges: [TextRange] = []
    var start: Int?
    var position = 0
    let end = min(text.count, most)
    while position < end {
      let (value, next) = text.scalar(at: position)
      if isLetter(value) {
        start = start ?? position
      } else if let first = start {
        ranges.append(TextRange(first, position))
        start = nil
      }
      position = next
    }
    if let first = start { ranges.append(TextRange(first, position)) }
    return ranges
  }

  private static func isLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    // Punctuation of Latin, Arabic, general and East Asian use.
    case 0..<0xAA, 0xAB, 0xBB, 0x60C, 0x61B, 0x61F, 0x6D4, 0x2000...0x200B, 0x2010...0x2BFF, 0x3000...0x3003,
      0x3008...0x3011, 0xFF01...0xFF0F, 0xFF1A...0xFF20:
      false
    default: true
    }
  }
}
