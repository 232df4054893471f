import Lexicon
import PipelineCore
import Testing
import TextModel

@testable import TagQuotationsPlugin

@Suite struct TagQuotationsTests {
  @Test(arguments: [
    ("«a b» c «d»", ["«a b»", "«d»"]),
    ("He said \"yes\" and \"no\".", ["\"yes\"", "\"no\""]),
    ("“outer “inner” rest", ["“outer “inner”"]),
    ("»Ja«, sagte er.", ["»Ja«"]), ("„Ano“ a „ne“", ["„Ano“", "„ne“"]), ("”Ja”, sa han.", ["”Ja”"]),
    ("「はい」と言った。", ["「はい」"]),
    ("It's 5\" wide, 6\" long", []), ("'single' marks", []), ("an open “mark in the middle", []),
    ("“A paragraph that goes on in the next.", ["“A paragraph that goes on in the next."]),
    ("قال: \"نعم\"، ثم قال: \"لا\".", ["\"نعم\"", "\"لا\""]),
    ("", []), ("\"", []),
  ]) func `quoted stretches are found by their marks`(string: String, expected: [String]) {
    let text = Text(string)
    #expect(QuotationMarks.find(in: text.range, of: text).map { text.string(in: $0) } == expected)
  }

  @Test func `the verbs of a language hold for it, and for texts of no known one`() {
    let verbs = SpeechVerbs.shared
    #expect(verbs.contains(WordKey("وأضافت"), in: verbs.lists(for: Language("ar"))))
    #expect(!verbs.contains(WordKey("said"), in: verbs.lists(for: Language("ar"))))
    #expect(verbs.contains(WordKey("said"), in: verbs.lists(for: nil)))
    #expect(verbs.contains(WordKey("DÉCLARÉ"), in: verbs.lists(for: Language("fr-CA"))))
    #expect(verbs.contains(WordKey("said"), in: verbs.lists(for: Language("vi"))))
    #expect(verbs.lists(for: Language("arz")) == verbs.lists(for: Language("ar-EG")))
  }
}
