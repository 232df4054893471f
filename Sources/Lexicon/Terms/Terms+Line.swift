import TextModel

extension Terms {
  /// The terms of a title or another line that has not been segmented.
  ///
  /// Words are runs of letters and digits, as far as blocks of Unicode tell them from punctuation; Han and kana are a word each. At most the first 1,000 bytes are
  /// looked at, so that no title makes a document slow.
  ///
  /// - Parameter language: as for ``init(_:words:language:)``.
  public init(line: String, language: String?) {
    let text = Text(line)
    var words: [TextRange] = []
    var start = -1
    var place = 0
    while place < min(text.count, 1_000) {
      let (value, end) = text.scalar(at: place)
      let isSingle = (0x2E80..<0xA000).contains(value) && !(0x3000...0x303F).contains(value)
      if start >= 0, isSingle || !Terms.isLetter(value) {
        words.append(TextRange(start, place))
        start = -1
      }
      if isSingle { words.append(TextRange(place, end)) } else if start < 0, Terms.isLetter(value) { start = place }
      place = end
    }
    if start >= 0 { words.append(TextRange(start, place)) }
    self.init(text, words: words, language: language)
  }

  /// Whether a scalar is a letter, a digit or a mark.
  private static func isLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x200C, 0x200D: true
    case 0..<0xAA, 0xAB, 0xB7, 0xBB, 0x60C, 0x61B, 0x61F, 0x66A...0x66D, 0x6D4, 0x964, 0x965, 0x2000...0x2BFF,
      0x2E00...0x2E7F, 0x3000...0x303F, 0xFF00...0xFF0F, 0xFF1A...0xFF20:
      false
    default: true
    }
  }
}
