import PipelineCore
import TextModel

/// Pieces of a text with a hash of each, to compare texts by.
struct TextPieces {
  /// Where the pieces stand, in text order.
  private(set) var ranges: [TextRange] = []
  /// The hashes of their bytes.
  private(set) var hashes: [UInt64] = []

  /// The lines of `text` that hold anything but white space.
  static func lines(of text: Text) -> TextPieces {
    var pieces = TextPieces()
    var start = 0
    while start < text.count {
      let end = text.lineEnd(from: start)
      if text.utf8[start..<end].contains(where: { $0 > 0x20 }) { pieces.add(TextRange(start, end), of: text) }
      start = end + 1
    }
    return pieces
  }

  /// The words of `text` in `range`, each mark and each run of white space for itself; together every byte.
  static func words(of text: Text, in range: TextRange) -> TextPieces {
    var pieces = TextPieces()
    let end = Int(range.end)
    var start = Int(range.start)
    while start < end {
      var (scalar, next) = text.scalar(at: start)
      let kind = Kind(scalar)
      while kind.runs, next < end {
        let following = text.scalar(at: next)
        scalar = following.value
        if Kind(scalar) != kind { break }
        next = following.end
      }
      pieces.add(TextRange(start, next), of: text)
      start = next
    }
    return pieces
  }

  private mutating func add(_ range: TextRange, of text: Text) {
    ranges.append(range)
    hashes.append(text.utf8.withUnsafeBytes { StableHash.of(UnsafeRawBufferPointer(rebasing: $0[range.bytes])) })
  }

  /// What belongs together in one piece.
  private enum Kind {
    case word, space, mark

    var runs: Bool { self != .mark }

    init(_ scalar: UInt32) {
      switch scalar {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .word
      case _ where Text.isWhitespace(scalar): self = .space
      case 0..<0xAA, 0xAB, 0xBB, 0x60C, 0x61B, 0x61F, 0x66A...0x66D, 0x6D4, 0x2000...0x206F, 0x3000...0x303F,
        // Scripts without spaces: each scalar for itself.
        0x3040...0x30FF, 0x3400...0x9FFF, 0xFF00...0xFF0F, 0x20000...0x3FFFF:
        self = .mark
      default: self = .word
      }
    }
  }
}
