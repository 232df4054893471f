import PipelineCore
import PipelineTesting
import Synchronization
import Testing

@testable import PipelinePlan
@testable import PipelineRuntime

/// A source whose second document cannot be loaded at first, or is no UTF-8.
private struct UnsteadySource: Source {
  struct Cursor: SourceCursor {
    var position = 0
    let total: Int? = 4
    mutating func next() throws -> SourceItem<Int>? {
      defer { position += 1 }
      return position < 4 ? SourceItem(id: "\(position)", byteCount: 4, item: position) : nil
    }
  }

  static let info = ComponentInfo(name: "unsteady", summary: "Documents that come and go.")
  /// How often the second document still fails to load.
  final class Refusals: Sendable {
    let count: Mutex<Int>
    init(_ count: Int) { self.count = Mutex(count) }
  }
  let refusals: Refusals
  let damaged: Bool

  init(refusals: Int, damaged: Bool = false) {
    self.refusals = Refusals(refusals)
    self.damaged = damaged
  }

  init(options: NoOptions, setup: inout Setup) { self.init(refusals: 0) }

  func open(passes: Int) -> Cursor { Cursor() }

  func load(_ item: Int) throws -> Document {
    let refuses = refusals.count.withLock { count in
      guard item == 1, count > 0 else { return false }
      count -= 1
      return true
    }
    if refuses { throw LoadFailure("input/output error", bytes: []) }
    let bytes = damaged && item == 1 ? [0xFF] : Array("keep \(item)".utf8)
    return Document(id: "\(item)", origin: Origin(path: "\(item)", bytes: bytes))
  }
}

@Suite struct UnsteadySourceTests {
  private func run(_ source: UnsteadySource, _ steps: [Plan.Step]) async throws -> (RunReport, [UInt8]) {
    let sink = MemorySink()
    let plan = Plan(name: "test", sources: [source], steps: steps, sinks: [sink], fingerprint: "f")
    let report = try await Runner(plan, options: RunOptions(workers: 2)).run()
    return (report, sink.store.contents.bytes)
  }

  private func step<Made: Component>(_ type: Made.Type) throws -> Plan.Step {
    var problems: [Diagnostic] = []
    let built = try #require(type.build(from: nil, at: .commandLine, folder: ".", problems: &problems))
    return Plan.Step(
      label: type.info.name, component: built.component, contract: built.contract, condition: nil,
      onFailure: .quarantine, options: built.options.json, place: .commandLine)
  }

  @Test func `a document that cannot be loaded in one pass does not come back in the next`() async throws {
    let always = try await run(UnsteadySource(refusals: .max), [try step(Count.self)])
    #expect(always.0.failed == 1 && always.0.written == 3)
    for refusals in 1...2 {
      let once = try await run(UnsteadySource(refusals: refusals), [try step(Count.self)])
      #expect(once.0.failures.map(\.error) == ["input/output error"] && once.0.exitCode == 1)
      #expect(once.1 == always.1)
    }
  }

  @Test func `a document that a step is not given as it is no UTF-8 came to it, and the count adds up`() async throws {
    let (report, _) = try await run(
      UnsteadySource(refusals: 0, damaged: true), [try step(Obey.self), try step(Count.self)])
    #expect(report.isComplete && report.exitCode == 1 && report.failures.map(\.stage) == ["obey"])
    #expect(report.steps.map(\.documents) == [4, 3])
  }
}
