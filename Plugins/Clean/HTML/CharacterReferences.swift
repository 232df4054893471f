import TextModel

/// The character references of HTML: `&amp;`, `&#1593;`, `&#x639;`.
enum CharacterReferences {
  private static let named: [String: String] = Dictionary(
    uniqueKeysWithValues: Resources.lines("entities.txt").map { line in
      let fields = line.split(separator: " ")
      let scalars = fields.dropFirst().compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      return (String(fields[0]), String(String.UnicodeScalarView(scalars)))
    })

  /// What the reference at byte `start` stands for, and where it ends; nil when there is none.
  static func reference(at start: Int, before end: Int, in text: Text) -> (value: String, end: Int)? {
    var cursor = start + 1
    let limit = min(end, start + 40)
    while cursor < limit, text.utf8[cursor] != 0x3B, text.utf8[cursor] > 0x22, text.utf8[cursor] != 0x26 { cursor += 1 }
    guard cursor < limit, text.utf8[cursor] == 0x3B, cursor > start + 1 else { return nil }
    let name = text.string(in: TextRange(start + 1, cursor))
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let number else { return nil }
      return (String(Unicode.Scalar(number) ?? "\u{FFFD}"), cursor + 1)
    }
    return named[name].map { ($0, cursor + 1) }
  }

  /// `string` with its references replaced.
  static func replaced(in string: String) -> String {
    guard string.utf8.contains(0x26) else { return string }
    let text = Text(string)
    var editor = TextEditor(text)
    replace(in: text.range, of: text, with: &editor)
    return editor.finish().text.string
  }

  /// Replaces every reference in `range`.
  static func replace(in range: TextRange, of text: Text, with editor: inout TextEditor) {
    var position = Int(range.start)
    while position < Int(range.end) {
      if text.utf8[position] == 0x26, let (value, end) = reference(at: position, before: Int(range.end), in: text) {
        editor.replace(TextRange(position, end), with: value)
        position = end
      } else {
        position += 1
      }
    }
  }
}
