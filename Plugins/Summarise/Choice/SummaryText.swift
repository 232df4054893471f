import Glibc
import PipelineCore
import TextModel

extension Summary {
  /// The summary of the chosen sentences: on one line, a space between two, none in scripts that have none.
  init(of chosen: [Int], among sentences: [TextRange], in text: Text) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(chosen.reduce(0) { $0 + sentences[$1].count + 1 })
    for sentence in chosen {
      if let last = bytes.last, last != 0x20, !Summary.endsWide(bytes) { bytes.append(0x20) }
      Summary.append(sentences[sentence], of: text, to: &bytes)
    }
    self.init(
      text: bytes.withUnsafeBufferPointer { String(knownValid: $0) }, sentences: chosen,
      ranges: chosen.map { sentences[$0] })
  }

  /// Adds a stretch of text with line breaks, and the white space around them, as single spaces.
  static func append(_ range: TextRange, of text: Text, to bytes: inout [UInt8]) {
    let source = withoutDash(text.utf8[range.bytes])
    guard source.withUnsafeBytes({ hasBreak($0) }) else {
      bytes += source
      return
    }
    var breaks = false
    for byte in source {
      if byte == 0x0A || byte == 0x0D {
        while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
        breaks = true
      } else if breaks, byte == 0x20 || byte == 0x09 {
        continue
      } else {
        if breaks { bytes.append(0x20) }
        breaks = false
        bytes.append(byte)
      }
    }
  }

  /// The sentence without a dash and a space at its front, which set it off from a place and date before it, or open what is said.
  private static func withoutDash(_ sentence: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let dash = dashes.first { sentence.count > $0.count && sentence.starts(with: $0) }
    return dash.map { sentence.dropFirst($0.count) } ?? sentence
  }

  private static let dashes = ["- ", "\u{2013} ", "\u{2014} "].map { Array($0.utf8) }

  private static func hasBreak(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.baseAddress else { return false }
    return memchr(first, 0x0A, bytes.count) != nil || memchr(first, 0x0D, bytes.count) != nil
  }

  /// Whether the text ends in a mark or letter of Chinese or Japanese: three bytes from U+3000 on, but for Hangul.
  private static func endsWide(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 3 else { return false }
    let first = bytes[bytes.count - 3]
    return (0xE3...0xE9).contains(first) || first == 0xEF
  }
}
