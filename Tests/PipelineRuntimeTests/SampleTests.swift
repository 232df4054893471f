import PipelineCore
import PipelineTesting
import Testing
import TextModel

@testable import PipelinePlan
@testable import PipelineRuntime

@Suite struct SampleTests {
  private func run(_ count: Int, workers: Int) async throws -> (RunSample, RunReport) {
    var problems: [Diagnostic] = []
    let built = try #require(Obey.build(from: nil, at: .commandLine, folder: ".", problems: &problems))
    let step = Plan.Step(
      label: "obey", component: built.component, contract: built.contract, condition: nil, onFailure: .quarantine,
      options: built.options.json, place: .commandLine)
    let items = (0..<count).map { number in
      MemorySource.Item(
        id: "\(number % 997 == 996 ? 0 : number)",
        text: (number % 7 == 3 ? "throw" : number % 11 == 5 ? "drop" : "keep") + " \(number)")
    }
    let plan = Plan(
      name: "test", sources: [MemorySource(items)], steps: [step], sinks: [MemorySink()], fingerprint: "f")
    var options = RunOptions(workers: workers)
    let collector = SampleCollector()
    options.collector = collector
    let report = try await Runner(plan, options: options).run()
    return (collector.sample, report)
  }

  @Test func `is the same for any number of workers, apart from times`() async throws {
    let (one, report) = try await run(3_000, workers: 1)
    let (many, _) = try await run(3_000, workers: 8)
    #expect(one.articles == many.articles && one.dropped == many.dropped)
    #expect(one.articles.count == RunSample.articleLimit && one.slowest.count == RunSample.slowLimit)
    #expect(one.articles.map(\.place) == one.articles.map(\.place).sorted())
    #expect(report.isBalanced)
  }

  @Test func `draws the articles whose ids have the smallest hashes among those written`() async throws {
    let (sample, _) = try await run(2_000, workers: 3)
    let written = (0..<2_000).filter { $0 % 7 != 3 && $0 % 11 != 5 && $0 % 997 != 996 }.map(String.init)
    let expected = written.sorted { StableHash.of($0) < StableHash.of($1) }.prefix(RunSample.articleLimit)
    #expect(Set(sample.articles.map(\.id)) == Set(expected))
    #expect(sample.dropped == ["too-short": ["5", "16", "27", "49", "60"]], "the first of them; 38 throws")
  }

  @Test func `shows the slowest first, with the step that took most`() async throws {
    let (sample, _) = try await run(500, workers: 2)
    #expect(sample.slowest.map(\.seconds) == sample.slowest.map(\.seconds).sorted(by: >))
    #expect(sample.slowest.allSatisfy { $0.step?.label == "obey" && $0.seconds > 0 })
  }

  @Test func `keeps the start of a long text, cut between sentences`() {
    let sentence = "جملة قصيرة. "
    let text = String(repeating: sentence, count: 2_000)
    var document = Document(id: "a", origin: Origin(path: "a", bytes: Array(text.utf8)))
    let length = sentence.utf8.count
    let ranges = (0..<2_000).map { TextRange($0 * length, ($0 + 1) * length - 1) }
    document.attach(Sentences(ranges), as: .sentences)
    document.attach(Keywords([Keyword(text: "k", score: 1, places: [ranges[0], ranges[1_999]])]), as: .keywords)
    let article = RunSample.Article(document, at: 3)
    #expect(article.isCut && article.text.utf8.count <= RunSample.textLimit && article.text.hasSuffix("قصيرة."))
    #expect(
      article.sentences.count == (article.text.utf8.count + 1) / length && article.keywords[0].places == [ranges[0]])
    #expect(!RunSample.Article(Document(id: "b", origin: Origin(path: "b", bytes: [0x61])), at: 0).isCut)
  }
}
