import Foundation
import Lexicon
import PipelineCore
import Testing

@testable import TagKeywordsPlugin

struct MethodTests {
  private let text = SmallText(
    "Salt marshes guard the coast. Storms break on salt marshes before they reach the old harbour. The old harbour needs the marshes."
  )

  /// Runs: salt marshes (2, 2), guard? no: "salt marshes guard" is one run of three content words.
  @Test func `rake adds up degree over frequency`() {
    let phrases = SmallText("Deep learning. Deep learning systems. Learning of systems.").phrases()
    // Runs: deep learning; deep learning systems; learning; systems. deep (2+3)/2, learning (2+3+1)/3, systems (3+1)/2.
    let ranked = phrases.ranked(by: Rake())
    #expect(
      ranked.map(\.0) == ["Deep learning systems", "Deep learning", "learning", "systems"]
        || ranked.map(\.0).first == "Deep learning systems")
    #expect(abs(ranked[0].1 - 6.5 / 7.5) < 1e-12)
    #expect(abs(ranked[1].1 - 4.5 / 5.5) < 1e-12)
    #expect(abs(ranked[2].1 - 2.0 / 3) < 1e-12 && abs(ranked[3].1 - 2.0 / 3) < 1e-12)
  }

  @Test func `text-rank joins the words with the highest rank`() {
    // A star: port is next to every other word, so it is the third of them that is kept.
    let phrases = SmallText("Port crane. Port ship. Port gate. Port wall.").phrases()
    let ranked = phrases.ranked(by: TextRank())
    #expect(ranked.first?.0 == "Port")
    #expect(ranked.count == 1)
  }

  @Test func `position-rank prefers what comes early`() {
    // A ring of equal words: only places tell them apart.
    let ranked = SmallText("Anchor buoy crane dock. Dock anchor.").phrases().ranked(by: PositionRank()).filter {
      !$0.0.contains(" ")
    }
    let single = SmallText("Anchor of buoy. Crane of dock.").phrases().ranked(by: PositionRank())
    #expect(single.map(\.0).first == "Anchor")
    #expect(ranked.allSatisfy { $0.1 > 0 && $0.1 < 1 })
  }

  @Test func `multipartite-rank ties no phrases of one topic`() {
    // Stone port and steel port share half their words: one topic, so only storm gives them rank, and the first is raised.
    let ranked = SmallText("Stone port in storm. Steel port in storm.").phrases().ranked(by: MultipartiteRank())
    #expect(Set(ranked.map(\.0)) == ["Stone port", "storm", "Steel port"])
    #expect(ranked.first?.0 == "storm")
    let scores = Dictionary(uniqueKeysWithValues: ranked)
    #expect(scores["Stone port", default: 0] > scores["Steel port", default: 1])
  }

  @Test func `yake prefers words that come often, early and with few neighbours`() {
    let ranked = text.phrases().ranked(by: Yake())
    let places = Dictionary(uniqueKeysWithValues: ranked.enumerated().map { ($1.0, $0) })
    #expect(places["Salt marshes"]! < places["needs"] ?? .max)
    #expect(places["marshes"]! < places["guard"]!)
    #expect(ranked.allSatisfy { (0...1).contains($0.1) })
  }

  @Test(arguments: [false, true]) func `corpus weights prefer what is rare elsewhere`(saturates: Bool) {
    let phrases = SmallText("Minister and marsh. Minister and marsh.").phrases()
    var frequencies = [Int32](repeating: 1, count: phrases.terms.count)
    frequencies[Int(phrases.terms.numbers[0])] = 80
    let weights = TermWeights(documents: 100, frequencies: frequencies)
    let ranked = phrases.ranked(by: CorpusWeight(saturates: saturates), KeywordContext(weights: weights))
    #expect(ranked.map(\.0) == ["marsh", "Minister"])
    let count = saturates ? 2 * 2.2 / 3.2 : 2
    #expect(abs(ranked[0].1 - 1 / (1 + 1 / (count * log(101.0 / 2)))) < 1e-12)
  }

  @Test(arguments: MethodName.allCases) func `scores are finite and in order, and places are in the text`(
    name: MethodName
  ) {
    for string in [
      "", "word", "One sentence here.", "NATO WARNS OF STORM AND FLOOD.", "12 13 14. 15 16.", "a b c d e f.",
      "May storms closed the port. On Monday morning the May storms came back in December.",
    ] {
      let keywords = SmallText(string).keywords(.init(method: name))
      #expect(keywords.allSatisfy { $0.score.isFinite && (0...1).contains($0.score) && !$0.places.isEmpty })
      #expect(keywords.map(\.score) == keywords.map(\.score).sorted(by: >))
    }
  }

  @Test func `corpus weights make rare words better`() {
    let phrases = SmallText("The minister saw the marsh. The minister left the marsh.").phrases()
    func score(_ string: String, _ frequency: Int32) -> Double {
      let number = phrases.all.indices.first { phrases.string($0) == string }!
      let frequencies = phrases.terms.keys.map { _ in frequency }
      let context = KeywordContext(weights: TermWeights(documents: 1000, frequencies: frequencies))
      return Silsila().odds(of: phrases, context)[number]
    }
    #expect(score("marsh", 2) > score("marsh", 500))
  }

  @Test func `the parts of a score add up to the logarithm of its odds`() throws {
    let first = try #require(text.keywords(.init(explain: true), title: "Marshes and harbour").first)
    let sum = first.parts.reduce(0) { $0 + $1.value }
    #expect(abs(1 / (1 + exp(-sum)) - first.score) < 1e-9)
    #expect(Set(first.parts.map(\.name)).count == first.parts.count && first.parts.count >= 6)
    #expect(text.keywords().allSatisfy { $0.parts.isEmpty })
  }
}
