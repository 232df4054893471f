import TextModel

extension Text {
  /// The scalar at byte `start`, and where it ends.
  @inline(__always)
  func scalar(at start: Int) -> (value: UInt32, end: Int) {
    let bytes = utf8.span
    let byte = UInt32(bytes[start])
    if byte < 0x80 { return (byte, start + 1) }
    if byte < 0xE0 { return ((byte & 0x1F) << 6 | UInt32(bytes[start + 1] & 0x3F), start + 2) }
    let second = UInt32(bytes[start + 1] & 0x3F)
    let third = UInt32(bytes[start + 2] & 0x3F)
    if byte < 0xF0 { return ((byte & 0x0F) << 12 | second << 6 | third, start + 3) }
    return ((byte & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[start + 3] & 0x3F), start + 4)
  }

  /// The scalar that ends before byte `end`; nil at the start.
  func scalar(before end: Int) -> UInt32? {
    if end == 0 { return nil }
    var start = end - 1
    while start > 0, utf8[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start).value
  }
}
