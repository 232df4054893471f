import Foundation
import Lexicon
import PipelineCore
import Testing
import TextModel

@testable import TagKeywordsPlugin

@Suite struct PhrasesTests {
  /// Texts of more than 64 words, so that phrases reach over the edges of what is looked at together, and in which some words come back.
  static let texts = [UInt64](1...4).map { seed in
    var state: UInt64 = seed
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33 % bound)
    }
    let words = [
      "Harbour", "crane", "tide", "of", "the", "May", "12", "NATO", "New", "and", "system", "method", "propose",
      "legal",
    ]
    let marks = [" ", " ", " ", " ", ", ", ". ", "-", "&", "; "]
    let string = (0..<600).reduce(into: "") { text, place in
      text += next(3) == 0 ? "rare\(place)x" : words[next(UInt64(words.count))]
      text += marks[next(UInt64(marks.count))]
    }
    return SmallText(string + "end.")
  }

  /// A month, a day of the week, or a stop word that may stand at the edge of a phrase.
  static func isDependent(_ traits: WordTraits) -> Bool {
    traits.contains(.general) ? traits.contains(.stop) : traits.contains(.dependent) && !traits.isModifier
  }

  @Test(arguments: texts, 1...6) func `every row of joined words with content at both ends is a phrase`(
    text: SmallText, maximumWords: Int
  ) {
    let phrases = text.phrases(maximumWords: maximumWords)
    var counts: [[Int32]: Int32] = [:]
    for first in phrases.flags.indices {
      for end in first + 1...min(first + maximumWords, phrases.flags.count) {
        let row = first..<end
        guard phrases.flags[first].contains(.content), phrases.flags[end - 1].contains(.content),
          row.dropFirst().allSatisfy({ phrases.flags[$0].contains(.joined) }),
          !row.allSatisfy({ PhrasesTests.isDependent(phrases.terms.traits[$0]) }),
          !phrases.terms.traits[end - 1].isModifier,
          !phrases.flags[first].contains(.inCompound),
          end == phrases.flags.count || !phrases.flags[end].contains(.inCompound)
        else { continue }
        counts[Array(phrases.terms.numbers[row]), default: 0] += 1
      }
    }
    #expect(counts.count > 20)
    #expect(phrases.all.count == counts.count)
    #expect(phrases.all.allSatisfy { counts[Array(phrases.terms(of: $0))] == $0.count })
  }

  /// A text and all its phrases, each once.
  static let compounds: [(String, Set<String>)] = [
    ("Salt-water grass.", ["Salt-water", "Salt-water grass", "grass"]),
    ("A non-toxic glue.", ["non-toxic glue", "glue"]),
    ("The three-masted ship.", ["three-masted ship", "ship"]),
    ("An x-ray tube.", ["x-ray", "x-ray tube", "tube"]),
    // What follows the hyphen is no word that a name could end with.
    ("A build-up, grass-2.", ["build", "grass"]),
    // A dash is no hyphen.
    ("The glue - paint.", ["glue", "paint"]),
  ]

  @Test(arguments: compounds) func `no phrase begins or ends inside a compound with hyphens`(
    text: String, phrases: Set<String>
  ) {
    let found = SmallText(text).phrases()
    #expect(Set(found.all.indices.map(found.string)) == phrases)
  }

  /// English texts whose phrases end with nouns.
  static let ends: [(String, Set<String>)] = [
    ("The glue proposed.", ["glue"]), ("The legal glue was legal.", ["legal glue", "glue"]),
    ("The glue based ship.", ["glue", "ship", "glue based ship", "based ship"]),
    ("The harbour of Oslo late Wednesday.", ["harbour", "Oslo", "harbour of Oslo"]),
    (
      "Glue for Black Friday. The Black Friday.",
      ["Glue", "Glue for Black", "Glue for Black Friday", "Black", "Black Friday"]
    ),
    ("The Friday glue.", ["Friday glue", "glue"]),
    // A capital may make a name of it.
    ("The glue Limited.", ["glue", "glue Limited", "Limited"]),
  ]

  @Test(arguments: ends) func `no phrase ends with an adjective, a participle or a date`(
    text: String, phrases: Set<String>
  ) {
    let found = SmallText(text).phrases()
    #expect(Set(found.all.indices.map(found.string)) == phrases)
  }

  static let names: [(String, String, Set<String>)] = [
    ("The harbour of New York.", "en", ["harbour", "harbour of New York", "New York"]),
    // Where a sentence begins, where no name goes on, and in capitals it is a stop word as ever.
    ("New York.", "en", ["York"]), ("The New harbour.", "en", ["harbour"]), ("THE NEW YORK", "en", ["YORK"]),
    // Initials hold a name together.
    ("At George W. Bush.", "en", ["George W. Bush"]), ("At George H. W. Bush.", "en", ["George H. W. Bush"]),
    ("At John A. Romero.", "en", ["John A. Romero"]), ("The plan B. Ship.", "en", ["plan", "plan B. Ship", "Ship"]),
    ("W. Bush.", "en", ["Bush"]),
    ("Avec Marine Le Pen.", "fr", ["Marine", "Marine Le Pen", "Le Pen"]),
    ("Avec Marine, Le Port.", "fr", ["Marine", "Port"]),
  ]

  @Test(arguments: names) func `a name stays whole, with a stop word at its front or initials in it`(
    text: String, language: String, phrases: Set<String>
  ) {
    let found = SmallText(text, language).phrases()
    #expect(Set(found.all.indices.map(found.string)) == phrases)
  }

  @Test func `places are those of whole compounds`() {
    let keywords = SmallText("Profit, then non-profit, then profit.").keywords()
    #expect(keywords.first { $0.text.lowercased() == "profit" }?.places.count == 2)
    #expect(keywords.first { $0.text == "non-profit" }?.places.count == 1)
  }

  static let sentences: [(String, Set<String>)] = [
    ("The glue proposed resists.", ["glue"]), ("Sailors warily proposed sails.", ["Sailors", "sails"]),
    // What is a noun as well stays; a stop word that is one may begin and end a phrase.
    ("The glue increases.", ["glue", "glue increases", "increases"]),
    ("The glue system.", ["glue", "glue system"]),
  ]

  @Test(arguments: sentences) func `a verb is no part of a phrase`(text: String, phrases: Set<String>) {
    let found = SmallText(text).phrases()
    #expect(Set(found.all.indices.map(found.string)) == phrases)
  }

  @Test(arguments: texts, [nil, "The harbour crane of May", "rare7x tide"])
  func `what is left out or kept short changes no odds`(text: SmallText, title: String?) {
    let (whole, lean) = (text.phrases(), text.phrases(keepsFragments: false))
    func odds(_ phrases: Phrases) -> [[Int]: Double] {
      let context = KeywordContext(title: title.map { TitleMatch($0, for: phrases) })
      let odds = Silsila().odds(of: phrases, context)
      return [[Int]: Double](
        uniqueKeysWithValues: odds.indices.map { (Array(phrases.stretch($0).words), odds[$0]) })
    }
    let all = odds(whole)
    let some = odds(lean)
    #expect(lean.once.count > 20 && lean.all.count > 20)
    #expect(all.filter { $0.value > -.infinity } == some.filter { $0.value > -.infinity })
  }

  @Test(arguments: texts) func `what is known of a phrase can be told of those that stand once`(text: SmallText) {
    let (whole, lean) = (text.phrases(), text.phrases(keepsFragments: false))
    for number in lean.all.count..<lean.count {
      let phrase = lean.phrase(number)
      let same = whole.all.first { $0.first == phrase.first && $0.length == phrase.length }
      #expect(same?.tally == phrase.tally && same?.firstSentence == phrase.firstSentence)
      #expect(same?.hasStopWord == phrase.hasStopWord && same?.sentences == 1)
    }
  }

  @Test func `the highest odds are found among many`() {
    var state: UInt64 = 7
    let odds = (0..<5_000).map { _ -> Double in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 60 == 0 ? -.infinity : Double(state >> 40) / 1_500_000 - 8
    }
    let best = odds.withUnsafeBufferPointer { Leaders.numbers(30, of: $0) }.map { odds[Int($0)] }
    let sorted = odds.sorted(by: >)
    #expect(best.count >= 30 && best.count < 200)
    #expect(Set(best).isSuperset(of: sorted.prefix(30)))
    #expect([Double.nan, -.infinity, 1].withUnsafeBufferPointer { Leaders.numbers(2, of: $0) } == [2])
  }
}

extension SmallText: CustomTestStringConvertible {
  var testDescription: String { String(text.string.prefix(20)) }
}
