import TextModel

extension Text {
  /// The scalar that ends before byte `end`, and where it starts.
  @inline(__always)
  func scalar(before end: Int) -> (value: UInt32, start: Int) {
    let bytes = utf8.span
    var start = end - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return (scalar(at: start).value, start)
  }

  /// The scalar at byte `start`, and where it ends.
  ///
  /// - Precondition: `start` is where a scalar of the text starts.
  @inline(__always)
  func scalar(at start: Int) -> (value: UInt32, end: Int) {
    let bytes = utf8.span
    // The text is valid, so the bytes that the first one promises are there.
    let byte = UInt32(bytes[start])
    func low(_ offset: Int) -> UInt32 { UInt32(bytes[unchecked: start &+ offset] & 0x3F) }
    if byte < 0x80 { return (byte, start + 1) }
    if byte < 0xE0 { return ((byte & 0x1F) << 6 | low(1), start + 2) }
    if byte < 0xF0 { return ((byte & 0x0F) << 12 | low(1) << 6 | low(2), start + 3) }
    return ((byte & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3), start + 4)
  }

  /// `range` without the white space at its ends: space, tab, line ends, no-break space, U+2028, U+2029, U+3000 and the spaces of U+2000.
  func trimmed(_ range: TextRange) -> TextRange {
    var start = Int(range.start)
    var end = Int(range.end)
    while start < end {
      let (value, next) = scalar(at: start)
      guard Text.isWhitespace(value) else { break }
      start = next
    }
    while end > start {
      let (value, before) = scalar(before: end)
      guard Text.isWhitespace(value) else { break }
      end = before
    }
    return TextRange(start, end)
  }

  @inline(__always)
  static func isWhitespace(_ value: UInt32) -> Bool {
    // Nearly all that is asked about is a letter.
    if value > 0x20, value < 0x85 { return false }
    return switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
