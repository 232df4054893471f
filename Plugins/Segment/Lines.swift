import TextModel

/// The lines of a text that are not blank, measured.
struct Lines {
  let all: [Blocks.Line]

  init(_ text: Text) {
    var lines: [Blocks.Line] = []
    lines.reserveCapacity(text.count / 256 + 4)
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

  /// How many bytes of a line are measured: more than the widest heading or hard-wrapped line has, in scripts of three bytes a letter.
  private static let longestMeasured = 384
  /// The width, and the number of words, of longer ones: more than is ever asked about.
  private static let unmeasured = 1_000_000

  /// How many bytes go on with a scalar, and how many are white space.
  private static func count(_ range: Range<Int>, in text: Text) -> (continuations: Int, spaces: Int) {
    let bytes = text.utf8.span.bytes
    var (continuations, spaces) = (SIMD16<UInt8>(), SIMD16<UInt8>())
    var position = range.lowerBound
    // Each lane counts for itself; a measured line is too short for one to overflow. A lane of a mask that is set is -1.
    while position &+ 16 <= range.upperBound {
      let block = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: SIMD16<UInt8>.self)
      let goesOn: SIMDMask<SIMD16<Int8>> = (block & SIMD16(repeating: 0xC0)) .== SIMD16(repeating: 0x80)
      let isSpace: SIMDMask<SIMD16<Int8>> = block .<= SIMD16(repeating: 0x20)
      continuations &-= unsafeBitCast(goesOn, to: SIMD16<UInt8>.self)
      spaces &-= unsafeBitCast(isSpace, to: SIMD16<UInt8>.self)
      position &+= 16
    }
    var (goingOn, white) = (continuations.total, spaces.total)
    while position < range.upperBound {
      let byte = bytes.unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self)
      goingOn &+= byte & 0xC0 == 0x80 ? 1 : 0
      white &+= byte <= 0x20 ? 1 : 0
      position &+= 1
    }
    return (goingOn, white)
  }

  private static func measure(_ range: TextRange, of text: Text, followsBlank: Bool) -> Blocks.Line {
    // What is longer than what is measured is running text, however long.
    var (width, words, firstWord) = (Lines.unmeasured, Lines.unmeasured, 0)
    if range.count <= Lines.longestMeasured {
      let bytes = text.utf8.span
      let (continuations, spaces) = Lines.count(range.bytes, in: text)
      (width, words) = (range.count - continuations, spaces + 1)
      for position in range.bytes {
        let byte = bytes[position]
        if byte == 0x20 || byte == 0x09 { break }
        firstWord += byte & 0xC0 == 0x80 ? 0 : 1
      }
    }
    return Blocks.Line(
      range: range, width: width, firstWord: firstWord, words: words, followsBlank: followsBlank,
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
      case 0x306E, 0x3092, 0x306B, 0x304C, 0x3078: return .particle
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
