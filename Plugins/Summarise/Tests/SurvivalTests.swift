import PipelineCore
import PipelineTesting
import Testing
import TextModel

@testable import SummarisePlugin

@Suite struct SurvivalTests {
  private static let poem = [
    "The boats go out at dawn", "over the water so grey", "the nets come in at evening",
    "with nothing to show for the day",
  ]

  @Test(arguments: Method.allCases) func `nasty texts, alone and together, give something sensible twice the same`(
    method: Method
  ) {
    var options = Summarise.Options()
    options.method = method
    options.explain = true
    options.headline = true
    // A byte order mark would be taken for one, and the words lie beside the text.
    let texts = NastyTexts.all.filter { $0.unicodeScalars.first != "\u{FEFF}" }
    for strings in texts.map({ [$0] }) + [texts] {
      let sample = Sample(strings)
      let document = sample.processed(options, language: nil)
      #expect(document.layer(.summary) == sample.processed(options, language: nil).layer(.summary))
      #expect((document.layer(.summary)?.sentences.count ?? 0) >= 1)
      #expect(document.layer(.sentenceScores)?.items.allSatisfy { $0.score.isFinite } == true)
    }
  }

  @Test(arguments: Method.allCases) func `capitals, a poem, numbers and two languages have summaries`(method: Method) {
    let capitals = SurvivalTests.poem.map { $0.uppercased() + "." }
    #expect(Sample(capitals).summary(2, method: method).count == 2)
    #expect(Sample(SurvivalTests.poem).summary(2, method: method).count == 2)
    #expect(Sample(["1 2 3 4 5 6", "7 8 9 10 11 12", "13 14"]).summary(2, method: method).count == 2)
    let mixed = SurvivalTests.poem + ["تخرج القوارب فجرا إلى البحر الهادئ", "وتعود الشباك مساء بلا أسماك كثيرة"]
    #expect(Sample(mixed).summary(3, method: method, language: nil).count == 3)
    #expect(Sample(SurvivalTests.poem).summary(2, method: method, language: "xx").count == 2)
  }

  @Test func `ten thousand sections of one sentence are summarised`() throws {
    let strings = (0..<10_000).flatMap { ["Heading \($0)", "Boats of harbour number x\($0 % 97) came back today."] }
    let kinds = (0..<20_000).map { $0 % 2 == 0 ? Paragraph.Kind.heading : .body }
    let sample = Sample(strings, kinds: kinds)
    var options = Summarise.Options()
    options.sections = true
    var setup = Setup(folder: ".")
    let stage = Summarise(options: options, setup: &setup)
    var document = sample.document(language: "en")
    document.attach(
      Sections(
        (0..<10_000).map {
          Section(
            TextRange(sample.sentences[2 * $0].start, sample.sentences[2 * $0 + 1].end),
            heading: sample.sentences[2 * $0])
        }), as: .sections)
    stage.process(&document)
    let summaries = try #require(document.layer(.sectionSummaries)).items
    #expect(summaries.count == 10_000)
    #expect(summaries[7].summary.sentences == [15] && summaries[7].heading == sample.sentences[14])
    #expect(document.problems.isEmpty)
  }
}
