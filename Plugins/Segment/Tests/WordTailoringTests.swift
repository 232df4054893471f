import Testing
import TextModel

@testable import SegmentPlugin

@Suite struct WordTailoringTests {
  @Test(arguments: [
    (
      "en", "See https://example.com/a-b?c=1, or ada.lind@example.com.",
      ["See", "https://example.com/a-b?c=1", "or", "ada.lind@example.com"]
    ),
    ("en", "Dr. Lind of the U.S. Senate", ["Dr.", "Lind", "of", "the", "U.S.", "Senate"]),
    ("fr", "L'université d'Alger a-t-elle", ["L'", "université", "d'", "Alger", "a-t-elle"]),
    ("en", "It's a well-known o'clock", ["It's", "a", "well", "known", "o'clock"]),
    ("id", "anak-anak bermain", ["anak-anak", "bermain"]),
    ("en", "سلام://x and абв:// www.", ["سلام", "x", "and", "абв", "www"]),
    ("tr", "1999'da geldi", ["1999'da", "geldi"]),
    ("en", "At 10:30, not 1:2 or 3:1000.", ["At", "10:30", "not", "1", "2", "or", "3", "1000"]),
    ("ja", "あ! \u{FF9F} い", ["あ", "い"]),
    ("ar", "الساعة ١٠:٣٠ صباحا", ["الساعة", "١٠:٣٠", "صباحا"]),
  ]) func `words are what readers take for words`(language: String, string: String, expected: [String]) {
    let text = Text(string)
    var boundaries = Boundaries()
    boundaries.add(.marks, text.range, of: text, tables: .shared)
    var rules = SentenceRules(text, tables: .shared, language: language)
    rules.judge(boundaries.places, in: text.range)
    WordTailoring(text, tables: .shared, language: language).apply(
      to: &boundaries.words, from: 0, in: text.range, marks: boundaries.places, stops: rules.abbreviationStops)
    #expect(boundaries.words.map { text.string(in: $0) } == expected)
  }
}
