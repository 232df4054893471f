import TextModel

/// The lines of a text that are not blank, measured.
struct Lines {
  let all: [Blocks.Line]

  init(_ text: Text) {
    var lines: [Blocks.Line] = []
    var start = 0
    var followsBlank = true
    while start < text.count {
      let end = text.lineEnd(from: start)
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

  /// How many bytes of a line are measured: more than the widest heading or hard-wrapped line has.
  private static let longestMeasured = 600

  /// How many bytes go on with a scalar, and how many are white space.
  private static func count(_ range: Range<Int>, in text: Text) -> (continuations: Int, spaces: Int) {
    text.utf8.withUnsafeBytes { bytes in
      var (continuations, spaces) = (0, 0)
      var position = range.lowerBound
      // Eight bytes at a time: the highest bit of each byte tells what was found.
      while position &+ 8 <= range.upperBound {
        let block = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        continuations &+= (block & ~(block << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
        spaces &+= Lines.marks(of: 0x20, in: block).nonzeroBitCount &+ Lines.marks(of: 0x09, in: block).nonzeroBitCount
        position &+= 8
      }
      for position in position..<range.upperBound {
        continuations += bytes[position] & 0xC0 == 0x80 ? 1 : 0
        spaces += bytes[position] == 0x20 || bytes[position] == 0x09 ? 1 : 0
      }
      return (continuations, spaces)
    }
  }

  /// The highest bit of each byte of `block` that is `byte`.
  private static func marks(of byte: UInt64, in block: UInt64) -> UInt64 {
    let difference = block ^ (byte &* 0x0101_0101_0101_0101)
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((difference & low) &+ low) | difference | low)
  }

  private static func measure(_ range: TextRange, of text: Text, followsBlank: Bool) -> Blocks.Line {
    let bytes = text.utf8.span
    // What is longer than this is running text, however long.
    let end = min(Int(range.end), Int(range.start) + Lines.longestMeasured)
    let (continuations, spaces) = Lines.count(Int(range.start)..<end, in: text)
    var firstWord = 0
    var position = Int(range.start)
    while position < end, bytes[unchecked: position] != 0x20, bytes[unchecked: position] != 0x09 {
      firstWord += bytes[unchecked: position] & 0xC0 == 0x80 ? 0 : 1
      position += 1
    }
    let width = end - Int(range.start) - continuations
    return Blocks.Line(
      range: range, width: width, firstWord: firstWord, words: spaces + 1, followsBlank: followsBlank,
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
