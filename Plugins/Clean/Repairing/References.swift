import TextModel

/// Resolves character references of HTML that were left in plain text: `&amp;`, `&#1575;`, `&amp;nbsp;`.
///
/// Only those with their semicolon count, by number or by a name of HTML; a reference to a control stays as it is.
enum References {
  private static let names: [String: UInt32] = Resources.lines("references.txt").reduce(into: [:]) { names, line in
    let fields = line.split(separator: " ")
    if fields.count == 2, let value = UInt32(fields[1], radix: 16) { names[String(fields[0])] = value }
  }

  /// The text resolved, how many references there were, and where the first stood; nil when there is none.
  ///
  /// - Complexity: O(n).
  static func resolve(_ text: Text) -> (text: Text, alignment: Alignment, count: Int, first: Int)? {
    var editor = TextEditor(text)
    var count = 0
    var first = 0
    let bytes = text.utf8.span
    var position = 0
    while position < bytes.count {
      if bytes[position] != 0x26 {
        position += 1
        continue
      }
      guard var (value, end) = reference(text, behind: position) else {
        position += 1
        continue
      }
      // What was escaped twice and more: the ampersand begins a reference itself.
      while value == 0x26, let (inner, innerEnd) = reference(text, behind: end - 1) { (value, end) = (inner, innerEnd) }
      if let encoded = Unicode.Scalar(value).flatMap(UTF8.encode) {
        if count == 0 { first = position }
        count += 1
        editor.replace(TextRange(position, end), with: Array(encoded))
      }
      position = end
    }
    if count == 0 { return nil }
    let (resolved, alignment) = editor.finish()
    return (resolved, alignment, count, first)
  }

  /// The reference whose name begins behind `ampersand`, and where it ends.
  private static func reference(_ text: Text, behind ampersand: Int) -> (value: UInt32, end: Int)? {
    let bytes = text.utf8.span
    var end = ampersand + 1
    // No name is longer than eight letters.
    while end < bytes.count, end - ampersand <= 10, isNamePart(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == 0x3B, end > ampersand + 1 else { return nil }
    let name = text.string(in: TextRange(ampersand + 1, end))
    guard name.hasPrefix("#") else { return names[name].map { ($0, end + 1) } }
    let number = name.dropFirst()
    let isHexadecimal = number.first == "x" || number.first == "X"
    guard let value = isHexadecimal ? UInt32(number.dropFirst(), radix: 16) : UInt32(number, radix: 10) else {
      return nil
    }
    return character(value).map { ($0, end + 1) }
  }

  /// The character that a number means: those of windows-1252 where it has controls; nil for controls and what is no scalar.
  private static func character(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x09, 0x0A, 0x0D: value
    case ..<0x20, 0x7F: nil
    case 0x80...0x9F:
      SingleByteEncoding.named("windows-1252").map { $0.upper[Int(value) - 0x80] }.flatMap { $0 == 0 ? nil : $0 }
    default: Unicode.Scalar(value)?.value
    }
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x23, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
