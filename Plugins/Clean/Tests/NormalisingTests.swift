import Testing
import TextModel

@testable import CleanPlugin

@Suite struct NormalisingTests {
  /// Every scalar that may need work must be found at any place of a block.
  @Test func `no scalar that needs work is passed over`() {
    let washing = Washing(stripsDiacritics: true)
    for value in UInt32(1)..<0x30000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = Text(String(repeating: "a", count: Int(value % 40)) + String(scalar) + "b a")
      let place = Int(value % 40)
      let end = place + UTF8.width(scalar)
      let needsWork =
        Composition.shared.value(of: value) != 0 || !washing.isKept(value, in: text, from: place, to: end)
      // A space between letters is as it should be.
      if !needsWork || value == 0x20 && place > 0 || value == 0x0A && place > 0 { continue }
      let found = text.utf8.withUnsafeBytes { bytes in
        let doubts = Doubts(bytes)
        return doubts.next(from: 0)
      }
      #expect(found == place, "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [
    (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("a \n b", "a\nb"), ("a\n\n\n\nb", "a\n\nb"), ("a\r\nb", "a\nb"),
    ("\n", ""),
    ("a \u{200F} b", "a b"), ("a\u{200F} b", "a b"), ("a \u{200F}b", "a b"), ("a\u{A0}b", "a b"),
    ("a \u{A0}\n b", "a\nb"),
    ("a\u{2028}b", "a\nb"), ("a\u{2029}b", "a\n\nb"), ("a\u{7F}b", "ab"), ("a\u{3000}b", "a b"), ("مـــا", "ما"),
    ("هـ 1445", "هـ 1445"), ("سلامـــ", "سلام"), ("طهران ـ إيرنا", "طهران ـ إيرنا"),
    ("ـــ", ""), ("a\u{AD}b", "ab"), (" \u{FEFF} ", ""),
    (String(repeating: "x", count: 15) + "  y", String(repeating: "x", count: 15) + " y"),
    (String(repeating: "x", count: 16) + " ", String(repeating: "x", count: 16)),
  ])
  func `white space and debris are folded at every place`(text: String, expected: String) {
    for lead in ["", "b", "bbbbbbbbbbbbbb", "bbbbbbbbbbbbbbb", "bbbbbbbbbbbbbbbb"]
    where lead.isEmpty || text.first != " " && text.first != "\n" {
      let source = Text(lead + text)
      let washed = Washing().wash(source)?.text ?? source
      #expect(washed.string.unicodeScalars.elementsEqual((lead + expected).unicodeScalars), "\(lead)\(text)")
    }
  }

  @Test(arguments: [
    ("e\u{301}", "é"), ("\u{627}\u{653}", "آ"), ("\u{387}", "·"), ("ی\u{654}", "ی\u{654}"),
    ("a\u{301}\u{323}", "ạ\u{301}"),
  ])
  func `letters are composed at every place`(text: String, expected: String) {
    for lead in ["", "b", "bbbbbbbbbbbbbb", "bbbbbbbbbbbbbbb"] {
      let source = Text(lead + text + " c")
      let composed = Composition.shared.compose(source)?.text ?? source
      #expect(composed.string.unicodeScalars.elementsEqual((lead + expected + " c").unicodeScalars), "\(lead)\(text)")
    }
  }

  /// Foundation's own normalisation takes minutes where there are many, and loses marks where there are few.
  @Test(arguments: [
    ("\u{323}\u{301}", "\u{1EB9}", ["\u{323}", "\u{301}"]), ("\u{64E}\u{651}", "e", ["\u{64E}", "\u{651}"]),
    ("\u{F73}", "e", ["\u{F71}", "\u{F72}"]), ("\u{344}\u{345}", "\u{EB}", ["\u{308}\u{301}", "\u{345}"]),
  ])
  func `a megabyte of marks on a letter is put in order at once`(marks: String, first: String, classes: [String]) {
    for count in [1, 5, 30, 100, 500_000 / marks.utf8.count] {
      let text = Text("e" + String(repeating: marks, count: count))
      let composed = Composition.shared.compose(text)?.text ?? text
      var expected = first + classes.map { String(repeating: $0, count: count) }.joined()
      // The first mark has gone into the letter where it does.
      if first != "e" {
        var scalars = expected.unicodeScalars
        scalars.remove(at: scalars.index(after: scalars.startIndex))
        expected = String(scalars)
      }
      #expect(composed.utf8 == Array(expected.utf8), "\(count) times")
    }
  }
}
