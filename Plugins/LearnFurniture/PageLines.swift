import TextModel

/// A line of a page as far as learning needs it: what it says but for spaces and numbers, and whether it ends a sentence.
struct PageLine: Hashable, Codable, Sendable {
  /// A hash of the line; white space counts as one space, a number as 0.
  ///
  /// Its lowest bit says whether the line ends as a sentence does.
  let key: UInt64

  var isSentence: Bool { key & 1 == 1 }

  init(_ range: TextRange, of text: Text) {
    let bytes = text.utf8.span
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var last: UInt8 = 0
    var position = Int(range.start)
    let end = Int(range.end)
    while position < end {
      var byte = bytes[position]
      position += 1
      if byte == 0x09 { byte = 0x20 }
      if (0x30...0x39).contains(byte) { byte = 0x30 }
      // Arabic and Persian digits.
      if byte == 0xD9 || byte == 0xDB, position < end,
        (byte == 0xD9 ? 0xA0...0xA9 : 0xB0...0xB9).contains(bytes[position])
      {
        byte = 0x30
        position += 1
      }
      if byte == last, byte == 0x20 || byte == 0x30 { continue }
      hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      last = byte
    }
    key = hash & ~1 | (PageLine.endsSentence(range, of: text) ? 1 : 0)
  }

  /// Whether a line ends as running text does, or is too long for anything else.
  private static func endsSentence(_ range: TextRange, of text: Text) -> Bool {
    if range.count > 300 { return true }
    var position = Int(range.end)
    while position > Int(range.start) {
      let (value, start) = text.scalar(before: position)
      position = start
      switch Unicode.Scalar(value) {
      // Behind a closing quotation mark, bracket or space.
      case "\"", "'", ")", "]", " ", "»", "’", "”": continue
      case ".", "!", "?", "…", "؟", "۔", "।", "。", "！", "？": return true
      default: return false
      }
    }
    return false
  }

  /// The ranges of the lines of `text` that are not empty.
  static func ranges(of text: Text) -> [TextRange] {
    var ranges: [TextRange] = []
    var start = 0
    while start < text.count {
      let range = TextRange(start, text.lineEnd(from: start))
      if !range.isEmpty { ranges.append(range) }
      start = Int(range.end) + 1
    }
    return ranges
  }
}

/// The lines of `lines` that stand above the first sentence that `isRepeated` does not hold for, or below the last.
///
/// Repeated lines inside an article are its own: a saying, a refrain, a label between paragraphs.
func edges(_ lines: [PageLine], isRepeated: (PageLine) -> Bool) -> (top: Range<Int>, bottom: Range<Int>) {
  let isBody = { (line: PageLine) in line.isSentence && !isRepeated(line) }
  guard let first = lines.firstIndex(where: isBody), let last = lines.lastIndex(where: isBody) else {
    return (0..<0, 0..<0)
  }
  return (0..<first, (last + 1)..<lines.count)
}
