import Testing
import TextModel

@testable import CleanPlugin

@Suite struct RepairTests {
  private static let correct: [String] = [
    "L’été à la côte : «déjà vu», coûte 5 € – où ? NAÏVE CAFÉ» ÉCOLE…", "Größe, Übergröße, Straße; „schön“ ÄÖÜ®",
    "أعلنت «الوزارة» أن ط» وظ… 5° المطر والطقس", "Россия «МТС», Рё и С° — Ёлка. Съезд СССР… Сёла", "«Αθήνα» Ï§",
    "Ç’était ÚŽAS ÁŠA 3 × 5 Ø³ SÃO PAULO IRMÃ", "می‌شود طپش ظچ", "AT&T; R&D; &c. a&b;",
  ]

  private func doubled(_ text: String, _ name: String) throws -> String {
    let encoding = try #require(SingleByteEncoding.named(name))
    let scalars = text.utf8.map { byte in
      byte < 0x80
        ? UInt32(byte) : encoding.upper[Int(byte) - 0x80] == 0 ? UInt32(byte) : encoding.upper[Int(byte) - 0x80]
    }
    return String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
  }

  @Test(arguments: correct) func `correct text stays`(text: String) {
    #expect(DoubleEncoding.repairs(of: Text(text)).isEmpty)
    #expect(References.resolve(Text(text)) == nil)
  }

  @Test(arguments: [
    ("windows-1252", "Müller sagte: l’été déjà à la côte, 5 €"), ("windows-1252", "Привет из порта"),
    ("windows-1252", "ميناء الرأس الأبيض"), ("windows-1252", "“quoted”"), ("windows-1252", "中国的港口"),
    ("windows-1256", "أعلنت الوزارة أن موسم الزيتون سيكون أقل"), ("windows-1251", "Привет из порта, сказала она"),
  ]) func `text that was encoded twice is mended with the way back`(name: String, text: String) throws {
    let damaged = try doubled(text, name)
    let source = Text("Before it. \(damaged) And after.")
    #expect(Traces(source).contains(.doubleEncoding))
    let repairs = DoubleEncoding.repairs(of: source)
    let repair = try #require(repairs.last)
    #expect(repairs.count == 1 && repair.text.string == "Before it. \(text) And after." && repair.encoding == name)
    let whole = repair.alignment.sourceRange(of: TextRange(11, 11 + text.utf8.count))
    #expect(source.string(in: whole) == damaged)
  }

  @Test func `what was encoded three times is mended twice`() throws {
    let damaged = try doubled(doubled("déjà vu à la côte", "windows-1252"), "windows-1252")
    #expect(DoubleEncoding.repairs(of: Text(damaged)).last?.text.string == "déjà vu à la côte")
  }

  @Test func `a stretch is mended and the rest of a mixed text stays`() {
    let repair = DoubleEncoding.repairs(of: Text("Le café de la gare : «le cafÃ©» à côté")).last
    #expect(repair?.text.string == "Le café de la gare : «le café» à côté" && repair?.count == 1)
  }

  @Test(arguments: [
    ("a &amp; b", "a & b"), ("&#1575;&#x644;", "ال"), ("&amp;amp;nbsp;x", "\u{A0}x"), ("&#150;", "–"),
    ("&#0; &#xD800; &nosuch;", nil),
    ("&;&#;&#x; &amp", nil),
  ]) func `references are resolved where they are certain`(text: String, expected: String?) {
    #expect(References.resolve(Text(text))?.text.string == expected)
  }

  @Test(arguments: [
    ("ﻣﻴﻨﺎء", "ميناء"), ("ﷲ", "الله"), ("ﷺ ﴿ ﴾ ﷼", nil), ("ﺑﱠ", "بَّ"), ("ﹰ", "\u{64B}"), ("ﬁn", "fin"),
    ("ＡＢ１，２", "AB1，2"), ("中，文", nil),
  ]) func `forms become letters`(text: String, expected: String?) {
    let folded = LetterForms.shared.fold(Text(text))?.text.string.unicodeScalars
    #expect(folded.map(Array.init) == expected.map { Array($0.unicodeScalars) })
  }

  @Test func `a trace is found at any place of a block`() {
    for (damage, trace) in [
      ("Ã©", Traces.doubleEncoding), ("&a", .references), ("ﻻ", .forms), ("Р°", .doubleEncoding),
      ("ط§", .doubleEncoding),
    ] {
      for lead in 0..<20 {
        for tail in 0..<12 {
          let text = String(repeating: "b", count: lead) + damage + String(repeating: "c", count: tail)
          #expect(Traces(Text(text)) == trace, "\(text)")
        }
      }
    }
  }
}
