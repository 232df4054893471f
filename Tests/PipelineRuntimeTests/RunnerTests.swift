import FoundationEssentials
import PipelineCore
import PipelineTesting
import Testing

@testable import PipelinePlan
@testable import PipelineRuntime

@Suite struct RunnerTests {
  private func plan(
    _ stages: [any Component.Type], over items: [MemorySource.Item], into sink: MemorySink = MemorySink(),
    onFailure: Plan.FailurePolicy = .quarantine, stopsAfter: Int? = nil
  ) throws -> Plan {
    let steps = try stages.map { type in
      var problems: [Diagnostic] = []
      return try step(type, onFailure: onFailure, problems: &problems)
    }
    return Plan(
      name: "test", sources: [MemorySource(items, stopsAfter: stopsAfter)], steps: steps, sinks: [sink],
      fingerprint: "f")
  }

  private func step<Made: Component>(
    _ type: Made.Type, onFailure: Plan.FailurePolicy, problems: inout [Diagnostic]
  ) throws -> Plan.Step {
    let built = try #require(type.build(from: nil, at: .commandLine, folder: ".", problems: &problems))
    return Plan.Step(
      label: type.info.name, component: built.component, contract: built.contract, condition: nil, onFailure: onFailure,
      options: built.options.json, place: .commandLine)
  }

  private func items(_ count: Int) -> [MemorySource.Item] {
    (0..<count).map { number in
      let order = number % 7 == 3 ? "throw" : number % 11 == 5 ? "drop" : "keep"
      return MemorySource.Item(id: "\(number)", text: order + String(repeating: " word", count: number % 40))
    }
  }

  @Test func `gives the same bytes for 1, 2 and 16 workers`() async throws {
    var outputs: [[UInt8]] = []
    for workers in [1, 2, 16] {
      let sink = MemorySink()
      let report = try await Runner(
        plan([Obey.self, Count.self], over: items(2_000), into: sink), options: RunOptions(workers: workers)
      ).run()
      #expect(report.isBalanced && report.isComplete && report.exitCode == 1)
      outputs.append(sink.store.contents.bytes)
    }
    #expect(!outputs[0].isEmpty)
    #expect(outputs[0] == outputs[1] && outputs[1] == outputs[2])
  }

  @Test func `accounts for every document`() async throws {
    let sink = MemorySink()
    let report = try await Runner(
      plan([Obey.self], over: items(1_000), into: sink), options: RunOptions(workers: 3)
    ).run()
    let failed = (0..<1_000).count { $0 % 7 == 3 }
    let dropped = (0..<1_000).count { $0 % 7 != 3 && $0 % 11 == 5 }
    #expect(report.read == 1_000)
    #expect(report.failed == failed)
    #expect(report.dropped == ["too-short": dropped])
    #expect(report.written == 1_000 - failed - dropped)
    #expect(
      report.steps[0].documents == 1_000 && report.steps[0].failed == failed && report.steps[0].dropped == dropped)
    let contents = sink.store.contents
    #expect(contents.ids == contents.ids.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) })
    #expect(contents.ending == "finished")
  }

  @Test func `keeps what failed, with the stage, the error and the original`() async throws {
    try await withScratchFolder { folder in
      var options = RunOptions(workers: 2)
      options.quarantine = "\(folder)/quarantine"
      let items = [
        MemorySource.Item(id: "a b/é", text: "throw this"), MemorySource.Item(id: "fine", text: "keep"),
        MemorySource.Item(id: "broken", failure: LoadFailure("not JSON", bytes: [0xFF, 0x00])),
      ]
      let report = try await Runner(plan([Obey.self], over: items), options: options).run()
      #expect(report.failed == 2 && report.written == 1 && report.exitCode == 1)
      let first = try #require(report.failures.first)
      #expect(first.stage == "obey" && first.error == "ordered to throw")
      let place = try #require(first.quarantined)
      #expect(try Data(contentsOf: URL(filePath: "\(place)/original.txt")) == Data("throw this".utf8))
      let second = try #require(report.failures.last?.quarantined)
      #expect(try Data(contentsOf: URL(filePath: "\(second)/original.txt")) == Data([0xFF, 0x00]))

      let clean = try await Runner(plan([Obey.self], over: [items[1]]), options: options).run()
      #expect(clean.exitCode == 0)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/quarantine"), "an earlier run's failures are gone")
    }
  }

  @Test func `fails the second of two documents with one id, and leaves no trace of it in a corpus stage`() async throws
  {
    let sink = MemorySink()
    let items = [("a", "keep"), ("b", "keep"), ("a", "keep"), ("c", "refuse")].map(MemorySource.Item.init)
    let report = try await Runner(plan([Count.self], over: items, into: sink), options: RunOptions(workers: 2)).run()
    #expect(report.failed == 2 && report.written == 2)
    #expect(report.failures.map(\.id) == ["a", "c"])
    #expect(report.failures[0].error.contains("same id 'a'"))
    #expect(report.failures[1].error == "not to be observed")
    #expect(String(decoding: sink.store.contents.bytes, as: UTF8.self).contains(#""language":"1-of-2""#))
  }

  @Test func `ends at the first failure when asked to`() async throws {
    let sink = MemorySink()
    var options = RunOptions(workers: 4)
    options.failFast = true
    let report = try await Runner(plan([Obey.self], over: items(500), into: sink), options: options).run()
    #expect(report.failed == 1 && report.failures[0].id == "3" && !report.isComplete && report.exitCode == 2)
    #expect(sink.store.contents.ending == "abandoned")
    let stopped = try await Runner(
      plan([Obey.self], over: items(500), into: sink, onFailure: .stop), options: RunOptions(workers: 4)
    ).run()
    #expect(stopped.failures.map(\.id) == ["3"])
  }

  @Test func `leaves no output when sink or source breaks`() async throws {
    let sink = MemorySink(breaksAt: "61")
    await #expect(throws: ComponentError.self) {
      try await Runner(plan([Obey.self], over: items(500), into: sink), options: RunOptions(workers: 4)).run()
    }
    #expect(sink.store.contents.ending == "abandoned")
    let other = MemorySink()
    await #expect(throws: ComponentError.self) {
      try await Runner(
        plan([Obey.self], over: items(500), into: other, stopsAfter: 300), options: RunOptions(workers: 4)
      ).run()
    }
    #expect(other.store.contents.ending == "abandoned")
  }

  @Test func `runs over nothing`() async throws {
    let report = try await Runner(plan([Obey.self, Count.self], over: []), options: RunOptions(workers: 2)).run()
    #expect(report.exitCode == 0 && report.read == 0)
  }

  @Test func `takes no more documents than it may`() async throws {
    var options = RunOptions(workers: 2)
    options.limit = 41
    let report = try await Runner(plan([Obey.self], over: items(500)), options: options).run()
    #expect(report.read == 41 && report.isComplete)
  }

  @Test func `lets a document pass that is larger than its memory budget`() async throws {
    var options = RunOptions(workers: 4)
    options.inputBytesInMemory = 10
    let report = try await Runner(plan([Obey.self], over: items(300)), options: options).run()
    #expect(report.read == 300 && report.isBalanced)
  }
}

/// Calls `body` with the path of a new folder, and removes it afterwards.
func withScratchFolder(_ body: (String) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try await body(folder)
}
