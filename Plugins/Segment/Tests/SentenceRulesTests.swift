import FoundationEssentials
import PipelineCore
import Testing
import TextModel

@testable import SegmentPlugin

/// Each rule of the tailoring, by example; `|` stands where a sentence ends.
@Suite struct SentenceRulesTests {
  @Test(arguments: [
    // Abbreviations before names, before numbers, at the end.
    ("en", "Mrs. Lind met Dr. Sami Haddad.| They spoke of vol. 3, p. 12.| He works for Acme Inc.| It pays well."),
    ("en", "The U.S. Senate met.| She left the U.S. The flight was long.".replacing("U.S. The", with: "U.S.| The")),
    ("en", "It opens at 9 a.m. daily.| We waited until almost 6 p.m.| Nobody came."),
    ("de", "Er kam am 3. Mai, z. B. mit Frau Dr. Weber.| Am 12. Juni ging er."),
    ("ru", "Он живёт на ул. Садовой, д. 5.| Проф. А. И. Лавров уехал."),
    ("ar", "قال د. سامي إن الوفد وصل.| وأضاف م. أحمد أن العمل بدأ."),
    // Numbers.
    ("en", "It costs 3.50 a piece.| 40 were sold.| 2. was the answer."),
    ("nl", "Er kwamen veel mensen.| 81 procent bleef."),
    // Ellipses: a pause, an end, words left out.
    ("ar", "اتفاق جديد.. وماذا بعد؟| لا أحد يعرف... ربما غدا."),
    (
      "en",
      "I wonder...| Then she left.| It was . . . a long day.| He said so. . . . The end.".replacing(
        "so. .", with: "so.| .")
    ),
    // Quotations and brackets.
    ("en", "\"Is it far? I am tired!\" said the boy.| Nobody spoke."),
    ("en", "'Well?' asked the man.| He teaches (He once was a pilot.) at night."),
    ("zh", "我看了《走吧！朋友》。| 很好！"),
    ("ja", "「行きます。」と彼は言った。| 雨が降る。"),
    ("tr", "\"Ne zaman gelir?\" diye sordu.| Kimse bilmiyordu."),
    ("fr", "Il a dit : « Venez ! ».| Puis il est parti."),
    // Marks of one script.
    ("hy", "Մութ է:| Ես տուն եմ գնում։| Վերջ"),
    ("el", "Πού είναι;| Δεν ξέρω."),
    ("ur", "وہ آیا۔| پھر گیا۔"), ("hi", "वह आया।| फिर गया।"), ("am", "መጣ።| ሄደ።"),
    // Stops without a space, notes behind the stop, addresses.
    ("en", "Write to ada.lind@example.com or see www.example.com/a.b now."),
    ("en", "It was rare.[1]| The next one came late.12| Nobody saw it."),
    // Lists in a line.
    ("en", "1. Buy bread| 2. Call Ada| 3. Sleep"), ("en", "a) one thing| b) another| c) the last"),
    // Names with exclamation marks.
    ("en", "She works at Yahoo! in the north.| Really?| Yes!"),
    // Abbreviations that the text teaches.
    ("en", "It weighs 3 qtl. on land.| Each qtl. Newton shipped was paid.| He left."),
    // Thai sentences at spaces; not before a word that joins, nor around numbers.
    (
      "th",
      "เมื่อวานนี้ชาวประมงนำเรือออกจากท่าตั้งแต่เช้ามืด| ตลาดปลาเปิดขายจนถึงเที่ยงวันของวันเสาร์ ซึ่งมีคนมาซื้อมากกว่า 300 คนต่อวัน"
    ),
    // Korean verbs without a mark.
    ("ko", "음식이 맛있습니다| 다음에 또 가겠습니다"),
  ]) func `sentences end where readers say`(language: String, marked: String) {
    let parts = marked.components(separatedBy: "|").map { $0.trimmed }
    let text = Text(parts.joined(separator: " "))
    #expect(sentences(of: text, language: language) == parts)
  }

  @Test func `a space left out is no end left out`() {
    #expect(sentences(of: "He came home.Then he slept.", language: "en") == ["He came home.", "Then he slept."])
    #expect(sentences(of: "وصل الوفد.غادر الوزير.", language: "ar") == ["وصل الوفد.", "غادر الوزير."])
  }

  @Test(arguments: [("これは父の\n家です。", 1), ("東京\n家です。", 2), ("これは父の\n\n家です。", 2)])
  func `a line that ends in a particle goes on`(string: String, count: Int) {
    #expect(Blocks.find(in: Text(string)).count == count)
  }

  @Test func `a mark more or less never loses a byte`() {
    let marks = [
      ".", "..", "…", "!", "?", "؟", "\"", "'", "«", "»", "(", ")", "[", "1", "a", " ", "ب", "。", ":", "@", "www.", "-",
      "A",
    ]
    var state: UInt64 = 9
    for _ in 0..<3_000 {
      var string = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        string += marks[Int(state >> 33) % marks.count]
      }
      let text = Text(string)
      let covered = sentences(of: text, language: nil).joined()
      #expect(covered.filter { $0 != " " } == string.filter { $0 != " " }, "\(string)")
    }
  }

  private func sentences(of text: Text, language: String?) -> [String] {
    var boundaries = Boundaries()
    boundaries.add(.marks, text.range, of: text, tables: .shared)
    var rules = SentenceRules(text, tables: .shared, language: language)
    rules.judge(boundaries.places, in: text.range)
    var start: UInt32 = 0
    return rules.ends.compactMap { end in
      defer { start = end }
      let sentence = text.trimmed(TextRange(start, end))
      return sentence.isEmpty ? nil : text.string(in: sentence)
    }
  }
}

extension String {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
