import Foundation
import TextModel

/// Puts letters in place of forms that fonts and typesetting made of them.
///
/// Presentation forms and ligatures of Arabic, Latin, Hebrew and Armenian become their letters, full-width letters and digits the plain ones.
/// Signs that stand for a phrase (U+FDFA to U+FDFD), ornate brackets and full-width punctuation, which is how Chinese is written, stay.
struct LetterForms {
  /// The UTF-8 of each form from U+FB00 on; empty for what stays.
  private let letters: [[UInt8]]
  private static let start: UInt32 = 0xFB00

  static let shared = LetterForms()

  private init() {
    let forms: [ClosedRange<UInt32>] = [
      0xFB00...0xFB17, 0xFB20...0xFB29, 0xFB4F...0xFBB1, 0xFBD3...0xFD3D, 0xFD50...0xFDF9, 0xFE70...0xFEFC,
      0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
    ]
    var letters = [[UInt8]](repeating: [], count: 0x500)
    for scalar in forms.joined().compactMap(Unicode.Scalar.init) {
      let plain = String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars
      // A mark by itself comes with a space to stand on; in text it stands on the letter before it.
      let marks = plain.first == " " ? plain.dropFirst() : plain[...]
      if !marks.elementsEqual([scalar]) { letters[Int(scalar.value - LetterForms.start)] = Array(String(marks).utf8) }
    }
    self.letters = letters
  }

  /// The text with letters for forms, how many there were, and where the first stood; nil when there is none.
  ///
  /// - Complexity: O(n).
  func fold(_ text: Text) -> (text: Text, alignment: Alignment, count: Int, first: Int)? {
    var editor = TextEditor(text)
    var count = 0
    var first = 0
    var position = 0
    while let start = text.firstIndex(of: 0xEF, from: position) {
      let (value, end) = text.scalar(at: start)
      let place = Int(value) - Int(LetterForms.start)
      if letters.indices.contains(place), !letters[place].isEmpty {
        if count == 0 { first = start }
        count += 1
        editor.replace(TextRange(start, end), with: letters[place])
      }
      position = end
    }
    if count == 0 { return nil }
    let (folded, alignment) = editor.finish()
    return (folded, alignment, count, first)
  }
}
