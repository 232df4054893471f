import Lexicon
import PipelineCore
import Testing

@testable import SummarisePlugin

/// Every expected number is worked out from the paper's formula.
@Suite struct MethodTests {
  private func areClose(_ values: [Double], _ expected: [Double], within tolerance: Double = 1e-4) -> Bool {
    values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) <= tolerance }
  }

  @Test func `the lead falls with the place`() {
    #expect(Lead.scores(Sample(["boats", "nets", "boats"]).table) == [1, 1 / 2, 1 / 3])
  }

  @Test func `Luhn squares a cluster's significant words over its length, and five others part clusters`() {
    // Boats and nets stand twice, all others once.
    let sample = Sample(["boats carry nets", "nets yellow green orange purple silver boats", "copper"])
    let terms = sample.terms
    let scores = Luhn.scores(
      sample.table, numbers: terms.numbers, isContent: { terms.traits[$0].isContent }, counts: terms.counts)
    #expect(areClose(scores, [4.0 / 3, 1, 0]))
  }

  @Test func `SumBasic takes the best sentence with the likeliest word, and squares what it takes`() {
    // Of six words boats and sails are a third each: the second sentence holds both. Then nets is likeliest.
    let sample = Sample(["boats nets", "boats sails", "sails ropes"])
    #expect(SumBasic.scores(sample.table, among: [0, 1, 2], picks: 3) == [3, 4, 2])
  }

  @Test func `TextRank hands scores on over shared words`() {
    // Two that share a word and one alone: c = 0.15 / 3 + 0.85 c / 3.
    let pair = Sample(["boats nets", "boats sails", "ropes anchors"])
    #expect(areClose(TextRank.scores(pair.table, among: [0, 1, 2]), [0.46512, 0.46512, 0.06977]))
    // A hub and three: c = 0.0375 + 0.85 × 3 l, l = 0.0375 + 0.85 c / 3.
    let hub = Sample(["boats nets sails", "boats copper", "nets silver", "sails tin"])
    #expect(areClose(TextRank.scores(hub.table, among: [0, 1, 2, 3]), [0.47973, 0.17342, 0.17342, 0.17342]))
  }

  @Test func `TextRank divides by the logarithms of lengths`() {
    // The second is nearer to the first than the longer third is: 1 / (log 2 + log 2) against 1 / (log 2 + log 8).
    let sample = Sample(["boats nets", "boats sails", "nets one red yellow green orange purple silver"])
    let scores = TextRank.scores(sample.table, among: [0, 1, 2])
    #expect(scores[0] > scores[1] && scores[1] > scores[2])
  }

  @Test func `LexRank joins sentences from a cosine of 0.1 on`() {
    let hub = Sample(["boats nets sails", "boats copper", "nets silver", "sails tin"])
    #expect(areClose(LexRank.scores(hub.table, among: [0, 1, 2, 3]), [0.47973, 0.17342, 0.17342, 0.17342]))
    // Thirty words of its own: the cosine of the second with the first is 0.06, so it stands alone as the third does.
    let own = (0..<30).map { "w\($0)x" }.joined(separator: " ")
    let apart = Sample(["boats nets", "boats " + own, "ropes"])
    #expect(areClose(LexRank.scores(apart.table, among: [0, 1, 2]), [1.0 / 3, 1.0 / 3, 1.0 / 3]))
  }

  @Test func `latent topics below half of the strongest count nothing`() {
    // Two topics: the strongest has the singular value 2, shared by two sentences; the other √3.
    let two = Sample(["boats nets", "boats nets", "ropes sails anchors"])
    #expect(areClose(LatentSemantics.scores(two.table, among: [0, 1, 2]), [1.41421, 1.41421, 1.73205]))
    // √6 against 1.
    let weak = Sample(["boats nets", "boats nets", "boats nets", "ropes"])
    #expect(areClose(LatentSemantics.scores(weak.table, among: [0, 1, 2, 3]), [1.41421, 1.41421, 1.41421, 0]))
  }

  @Test func `the default counts shared words, place and title`() {
    // Boats stands in two other sentences, nets and sails in one: 3, 3 and 4 shared words.
    let sample = Sample(["boats nets", "boats sails", "boats nets sails"])
    let title = Blend.Weight.title.always + Blend.Weight.title.short / 3
    let blend = Blend(sample.passages(title: "New sails"), count: 3)
    #expect(areClose(blend.scores.map(\.parts.centrality), [0.75, 0.75, 1]))
    #expect(areClose(blend.scores.map(\.parts.title), [0, title, title]))
    let positions = blend.scores.map(\.parts.position)
    #expect(positions[0] > positions[1] && positions[1] > positions[2] && positions[2] > 0)
  }

  @Test func `place counts where neighbours are alike, and not in a heap`() {
    let topics = (0..<12).flatMap { topic in (0..<3).map { "harbour t\(topic)a t\(topic)b t\(topic)c n\($0)x" } }
    let order = Blend.order(of: Sample(topics).table)
    let mixed = (0..<36).map { topics[$0 * 7 % 36] }
    #expect(order > 2 * Blend.order(of: Sample(mixed).table))
    let heap = (0..<60).map { "battery life w\($0)x lasts" }
    #expect(Blend.order(of: Sample(heap).table) == Blend.Weight.floor)
  }

  @Test(arguments: Method.allCases) func `every method has finite scores and takes equal ones in order`(method: Method)
  {
    for strings in [[], ["Boats."], ["Why?"], Array(repeating: "Nine boats came back with herring.", count: 5)] {
      let sample = Sample(strings)
      let scoring = Scoring(
        sample.passages(), method: method, budget: Budget(sentences: 3, words: Budget.boundless))
      #expect(scoring.scores.allSatisfy { $0.value.isFinite && $0.value >= 0 })
      #expect(sample.summary(2, method: method) == Array(0..<min(2, strings.count)))
    }
  }

  @Test(arguments: Method.allCases) func `every method is bounded on long documents`(method: Method) {
    let many = (0..<6_000).map { "sentence number x\($0 % 977) speaks of boats and nets y\($0 % 13)" }
    let chosen = Sample(many).summary(3, method: method)
    #expect(chosen.count == 3 && chosen == chosen.sorted())
  }
}
