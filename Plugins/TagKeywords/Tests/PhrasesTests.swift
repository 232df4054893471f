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
    let words = ["Harbour", "crane", "tide", "of", "the", "May", "12", "NATO", "mole", "and"]
    let marks = [" ", " ", " ", " ", ", ", ". ", "-", "&", "; "]
    let string = (0..<300).reduce(into: "") { text, place in
      text += next(3) == 0 ? "rare\(place)x" : words[next(UInt64(words.count))]
      text += marks[next(UInt64(marks.count))]
    }
    return SmallText(string + "end.")
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
          !row.allSatisfy({ phrases.terms.traits[$0].contains(.calendar) })
        else { continue }
        counts[Array(phrases.terms.numbers[row]), default: 0] += 1
      }
    }
    #expect(counts.count > 20)
    #expect(phrases.all.count == counts.count)
    #expect(phrases.all.allSatisfy { counts[Array(phrases.terms(of: $0))] == $0.count })
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
