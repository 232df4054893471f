import TextModel

/// Text as a terminal can show it: nothing in it can move the cursor, change colours or turn the direction of what follows.
enum Shown {
  /// `text` on one line: controls as their pictures, marks of direction as their numbers, at most `limit` scalars.
  ///
  /// - Parameter revealing: whether to show scalars that leave no ink as their numbers too, as in a difference.
  static func line(_ text: some StringProtocol, limit: Int = 160, revealing: Bool = false) -> String {
    var shown = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit { return String(shown) + "…" }
      append(scalar, to: &shown, revealing: revealing)
      count += 1
    }
    return String(shown)
  }

  /// The part `range` of `text` on one line; a string is made of no more bytes than can be shown.
  static func line(_ text: Text, _ range: TextRange, limit: Int = 160, revealing: Bool = false) -> String {
    var end = min(Int(range.end), Int(range.start) + 4 * (limit + 1))
    while end < Int(range.end), !text.isScalarBoundary(end) { end -= 1 }
    return line(text.string(in: TextRange(Int(range.start), end)), limit: limit, revealing: revealing)
  }

  /// The last `limit` scalars of a part.
  static func end(_ text: Text, _ range: TextRange, limit: Int) -> String {
    var start = Int(range.end)
    for _ in 0..<limit where start > Int(range.start) { start = text.scalar(before: start).start }
    return (start > Int(range.start) ? "…" : "") + line(text, TextRange(start, Int(range.end)), limit: limit)
  }

  private static func append(_ scalar: Unicode.Scalar, to shown: inout String.UnicodeScalarView, revealing: Bool) {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: shown.append(" ")
    case 0x00..<0x20: shown.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
    case 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: shown.append(contentsOf: number(of: scalar))
    case _ where revealing && leavesNoInk(scalar.value): shown.append(contentsOf: number(of: scalar))
    default: shown.append(scalar)
    }
  }

  private static func leavesNoInk(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0, 0xAD, 0x61C, 0x180E, 0x2000...0x200F, 0x202F, 0x205F...0x2064, 0x3000, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }

  private static func number(of scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)⟩".unicodeScalars
  }
}
