import PipelineCore
import PipelinePlan
import PipelineRuntime
import PipelineTesting
import Testing

@testable import SilsilaCommand

@Suite struct LawTests {
  private let documents =
    NastyTexts.all.enumerated().map { number, text in
      Document(id: "\(number)", origin: Origin(path: "\(number)", bytes: Array(text.utf8)))
    }
    + ["The same text.", "The same text.", "نص آخر يأتي بعده."].enumerated().map { number, text in
      Document(id: "copy \(number)", origin: Origin(path: "copy", bytes: Array(text.utf8)))
    }

  @Test func `every stage obeys the laws of stages`() throws {
    let registry = try makeRegistry()
    for (name, stage) in registry.stages {
      for example in stage.info.examples {
        let chain = example.after + ["\(name): \(example.options)"]
        let broken = try StageLaws.broken(by: chain, on: documents, registry: registry)
        #expect(broken.isEmpty, "\(chain): \(broken)")
      }
    }
  }

  @Test func `a corpus stage does not observe what its condition leaves out`() throws {
    let chain = ["clean", "segment: {}\n    when: language == ar", "drop-copies: {}\n    when: language == ar"]
    let document = Document(id: "a", origin: Origin(path: "a", bytes: Array("A text. It rains.".utf8)))
    let plan = try Plan(chain: chain, registry: makeRegistry())
    #expect(try DocumentProcessor(plan, observing: document).process(document).layer(.words) == nil)
  }

  /// Whatever has a plan runs: a stage that touched what it did not ask for would trap.
  @Test func `random chains are refused or run`() throws {
    let registry = try makeRegistry()
    let names = registry.stages.keys.sorted()
    var random = SplitMix(state: 5)
    var planned = 0
    for _ in 0..<300 {
      let chain = (0..<Int.random(in: 1...5, using: &random)).compactMap { _ in names.randomElement(using: &random) }
      guard (try? Plan(chain: chain, registry: registry)) != nil else { continue }
      planned += 1
      #expect(try StageLaws.broken(by: chain, on: Array(documents.suffix(6)), registry: registry).isEmpty, "\(chain)")
    }
    #expect(planned > 30 && planned < 300)
  }
}
