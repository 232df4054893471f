import TextModel

/// The lines of a text that are not blank, measured.
struct Lines {
  let all: [Blocks.Line]

  init(_ text: Text) {
    var lines: [Blocks.Line] = []
    let bytes = text.utf8.span
    var start = 0
    var followsBlank = true
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let range = text.trimmed(TextRange(start, end))
      if range.isEmpty {
        followsBlank = true
      } else {
        lines.append(Lines.measure(range, of: text, followsBlank: followsBlank))
        followsBlank = false
      }
      start = end + 1
    }
    all = lines
  }

  private static func measure(_ range: TextRange, of text: Text, followsBlank: Bool) -> Blocks.Line {
    let bytes = text.utf8.span
    var width = 0
    var words = 1
    var firstWord = 0
    for position in range.bytes {
      let byte = bytes[position]
      if byte & 0xC0 != 0x80 { width += 1 }
      if byte == 0x20 || byte == 0x09 {
        if words == 1 { firstWord = width - 1 }
        words += 1
      }
    }
    return Blocks.Line(
      range: range, width: width, firstWord: words == 1 ? width : firstWord, words: words, followsBlank: followsBlank,
      ending: ending(of: range, in: text), start: beginning(of: range, in: text),
      startsSmall: BreakTables.shared.kind(of: text.scalar(at: Int(range.start)).value) == .lower,
      endsInSpace: Int(range.end) < text.count && text.utf8[Int(range.end)] == 0x20)
  }

  /// How the line ends, closing quotation marks and brackets left aside.
  private static func ending(of range: TextRange, in text: Text) -> Blocks.Ending {
    var end = Int(range.end)
    while end > Int(range.start) {
      let (scalar, start) = text.scalar(before: end)
      switch scalar {
      case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D, 0x300D, 0x300F, 0xFF09: end = start
      case 0x2E, 0x21, 0x2026, 0x6D4, 0x964, 0x3002, 0xFF01, 0x589, 0x1362: return .stop
      case 0x3F, 0x61F, 0xFF1F, 0x37E: return .question
      case 0x2C, 0x3A, 0x3B, 0x60C, 0x61B, 0xFF0C, 0xFF1A, 0x3001: return .clause
      default: return .none
      }
    }
    return .none
  }

  private static func beginning(of range: TextRange, in text: Text) -> Blocks.Start {
    let bytes = text.utf8[range.bytes]
    let next = bytes.dropFirst().first
    switch bytes.first {
    case 0x2D, 0x2A, 0x2B: return next == 0x20 ? .bullet : .plain
    case 0x23: return bytes.drop { $0 == 0x23 }.first == 0x20 ? .hash : .plain
    case 0xE2:
      return bytes.starts(with: [0xE2, 0x80, 0xA2]) || bytes.starts(with: [0xE2, 0x96, 0xAA]) ? .bullet : .plain
    default: return .plain
    }
  }
}
