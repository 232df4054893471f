extension Text {
  /// The scalar at byte `start`, and where it ends.
  ///
  /// - Precondition: `start` is where a scalar of the text starts.
  @inlinable @inline(__always)
  public func scalar(at start: Int) -> (value: UInt32, end: Int) {
    let bytes = utf8.span
    // The text is valid, so the bytes that the first one promises are there.
    let byte = UInt32(bytes[start])
    func low(_ offset: Int) -> UInt32 { UInt32(bytes[unchecked: start &+ offset] & 0x3F) }
    if byte < 0x80 { return (byte, start + 1) }
    if byte < 0xE0 { return ((byte & 0x1F) << 6 | low(1), start + 2) }
    if byte < 0xF0 { return ((byte & 0x0F) << 12 | low(1) << 6 | low(2), start + 3) }
    return ((byte & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3), start + 4)
  }

  /// The scalar that ends before byte `end`, and where it starts.
  ///
  /// - Precondition: `end` is where a scalar of the text ends.
  @inlinable @inline(__always)
  public func scalar(before end: Int) -> (value: UInt32, start: Int) {
    let bytes = utf8.span
    var start = end - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return (scalar(at: start).value, start)
  }

  /// Whether a scalar is white space: the property of that name.
  @inlinable @inline(__always)
  public static func isWhitespace(_ value: UInt32) -> Bool {
    // Nearly all that is asked about is a letter.
    if value > 0x20, value < 0x85 { return false }
    return switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
