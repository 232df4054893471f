import Foundation
import PipelineCore
import PipelineTesting
import Testing

@testable import PipelinePlan
@testable import PipelineRuntime

/// Runs over the same journal, one after another, against runs from scratch.
@Suite struct RerunTests {
  private func plan(_ items: [MemorySource.Item], into sink: MemorySink, learns: Bool) throws -> Plan {
    var problems: [Diagnostic] = []
    var steps = [try step(Obey.self, &problems)]
    if learns { steps.append(try step(Count.self, &problems)) }
    return Plan(name: "test", sources: [MemorySource(items)], steps: steps, sinks: [sink], fingerprint: "f")
  }

  private func step<Made: Component>(_ type: Made.Type, _ problems: inout [Diagnostic]) throws -> Plan.Step {
    let built = try #require(type.build(from: nil, at: .commandLine, folder: ".", problems: &problems))
    return Plan.Step(
      label: type.info.name, component: built.component, contract: built.contract, condition: nil,
      onFailure: .quarantine, options: built.options.json, place: .commandLine)
  }

  private func item(_ id: Int, _ version: Int = 0) -> MemorySource.Item {
    let order = id % 7 == 3 ? "throw" : id % 11 == 5 ? "drop" : "keep"
    return MemorySource.Item(id: "\(id)", text: "\(order) \(version)")
  }

  private func run(
    _ items: [MemorySource.Item], journal: String?, learns: Bool = false, stopAt: Int? = nil
  ) async throws -> (report: RunReport, bytes: [UInt8]) {
    let sink = MemorySink()
    let stop = StopToken()
    var options = RunOptions(workers: 3)
    options.journal = journal
    options.verify = true
    let report = try await Runner(plan(items, into: sink, learns: learns), options: options, stop: stop) {
      if let stopAt, $0.documents >= stopAt { stop.stop() }
    }.run()
    return (report, sink.store.contents.bytes)
  }

  @Test func `only what has changed is worked on`() async throws {
    try await withScratchFolder { folder in
      let journal = folder + "/j"
      var items = (0..<400).map { item($0) }
      let first = try await run(items, journal: journal)
      #expect(first.report.unchanged == 0)
      let second = try await run(items, journal: journal)
      #expect(second.report.written == 0 && second.report.unchanged == first.report.written)
      #expect(second.report.steps[0].documents == second.report.failed, "what failed is tried again")
      #expect(second.bytes == first.bytes)
      items[1] = item(1, 1)
      items.remove(at: 50)
      items.append(item(1_000))
      let third = try await run(items, journal: journal)
      #expect(third.report.written == 2)
      #expect(third.bytes == (try await run(items, journal: nil)).bytes)
    }
  }

  @Test func `steps before one that changed are not run again`() async throws {
    try await withScratchFolder { folder in
      let journal = folder + "/j"
      let items = (0..<300).map { item($0) }
      _ = try await run(items, journal: journal)
      let second = try await run(items, journal: journal, learns: true)
      #expect(second.report.steps[0].reused > 0)
      #expect(second.report.steps[0].documents == second.report.failed)
      #expect(second.bytes == (try await run(items, journal: nil, learns: true)).bytes)
    }
  }

  @Test func `what depends on all documents is done again, and comes out as from scratch`() async throws {
    try await withScratchFolder { folder in
      let journal = folder + "/j"
      var items = (0..<300).map { item($0) }
      _ = try await run(items, journal: journal, learns: true)
      items.remove(at: 0)
      let second = try await run(items, journal: journal, learns: true)
      #expect(second.report.unchanged == 0 && second.report.steps[0].documents == second.report.failed)
      #expect(second.bytes == (try await run(items, journal: nil, learns: true)).bytes)
      let third = try await run(items, journal: journal, learns: true)
      #expect(third.report.written == 0)
      #expect(third.bytes == second.bytes)
    }
  }

  @Test(arguments: [false, true]) func `a run that was stopped is gone on with by the same command`(learns: Bool)
    async throws
  {
    try await withScratchFolder { folder in
      let journal = folder + "/j"
      let items = (0..<500).map { item($0) }
      let whole = try await run(items, journal: nil, learns: learns)
      let first = try await run(items, journal: journal, learns: learns, stopAt: 100)
      #expect(!first.report.isComplete && first.report.exitCode == 2)
      let second = try await run(items, journal: journal, learns: learns)
      #expect(second.report.isComplete && second.bytes == whole.bytes)
      #expect(second.report.steps[0].reused > 0)
      #expect(second.report.failed == whole.report.failed && second.report.dropped == whole.report.dropped)
    }
  }

  @Test func `any sequence of changes ends as a run from scratch`() async throws {
    try await withScratchFolder { folder in
      let journal = folder + "/j"
      var random = SplitMix(state: 5)
      var articles: [(id: Int, version: Int)] = []
      for round in 0..<60 {
        for _ in 0..<Int.random(in: 0...20, using: &random) {
          let id = Int.random(in: 0..<120, using: &random)
          let place = articles.firstIndex { $0.id == id }
          switch (Int.random(in: 0..<3, using: &random), place) {
          case (0, let place?): articles.remove(at: place)
          case (1, let place?): articles[place].version = round
          case (_, nil): articles.insert((id, round), at: Int.random(in: 0...articles.count, using: &random))
          default: articles.shuffle(using: &random)
          }
        }
        let items = articles.map { item($0.id, $0.version) }
        let learns = Bool.random(using: &random)
        let stopAt = Int.random(in: 0..<3, using: &random) == 0 ? Int.random(in: 0..<100, using: &random) : nil
        let result = try await run(items, journal: journal, learns: learns, stopAt: stopAt)
        if result.report.isComplete {
          #expect(result.bytes == (try await run(items, journal: nil, learns: learns)).bytes, "round \(round)")
        }
      }
    }
  }
}
