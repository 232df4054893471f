import PipelineCore
import PipelineTesting
import Synchronization
import Testing
import TextModel

@testable import PipelinePlan
@testable import PipelineRuntime

/// A stage that is refused by a busy service until it has asked often enough.
private struct Asking: Stage {
  struct Busy: PassingError {}

  static let info = ComponentInfo(name: "asking", summary: "Asks a busy service.")
  private static let refusals = Mutex<[String: Int]>([:])
  let title: WritePort<Title>

  init(options: NoOptions, setup: inout Setup) { title = setup.writes(.title) }

  func process(_ document: inout Document) throws {
    document.write(Title("half done"), to: title)
    let words = document.text.string.split(separator: " ")
    if let needed = words.last.flatMap({ Int($0) }) {
      let asked = Asking.refusals.withLock { counts in
        counts[document.id, default: 0] += 1
        return counts[document.id, default: 0]
      }
      if asked <= needed { throw Busy() }
    }
    document.write(Title("done"), to: title)
  }
}

@Suite struct BackoffTests {
  private func run(_ texts: [String: String], retries: Int) async throws -> (RunReport, String) {
    var problems: [Diagnostic] = []
    let built = try #require(Asking.build(from: nil, at: .commandLine, folder: ".", problems: &problems))
    let step = Plan.Step(
      label: "asking", component: built.component, contract: built.contract, condition: nil, onFailure: .quarantine,
      options: built.options.json, place: .commandLine)
    let sink = MemorySink()
    let items = texts.sorted { $0.key < $1.key }.map { MemorySource.Item(id: $0.key, text: $0.value) }
    let plan = Plan(name: "test", sources: [MemorySource(items)], steps: [step], sinks: [sink], fingerprint: "f")
    var options = RunOptions(workers: 1)
    options.retries = retries
    let report = try await Runner(plan, options: options).run()
    return (report, String(decoding: sink.store.contents.bytes, as: UTF8.self))
  }

  @Test func `an error that passes is waited out`() async throws {
    let (report, output) = try await run(["backoff-1": "refused 2", "backoff-2": "at once"], retries: 2)
    #expect(report.written == 2 && report.failed == 0 && report.isBalanced)
    #expect(report.steps[0].retried == 2 && report.steps[0].documents == 2)
    #expect(!output.contains("half done"))
  }

  @Test func `one that stays fails the document`() async throws {
    let (report, _) = try await run(["backoff-3": "refused 9", "backoff-4": "at once"], retries: 1)
    #expect(report.written == 1 && report.failures.map(\.id) == ["backoff-3"] && report.isBalanced)
  }

  @Test func `delays double up to half a minute`() {
    #expect((0..<4).map(Backoff.delay) == [100, 200, 400, 800] && Backoff.delay(30) == 30_000)
  }

  @Test func `other errors are not waited for, and a run that is to stop waits for none`() {
    let backoff = Backoff(retries: 5)
    #expect(!backoff.waits(after: ComponentError("lasting"), attempt: 0))
    let stop = StopToken()
    stop.stop()
    #expect(!Backoff(retries: 5, stop: stop).waits(after: Asking.Busy(), attempt: 0))
  }

  @Test func `failures are counted within a window`() {
    var window = FailureWindow(FailureAllowance(failures: 1, of: 10))
    let exceeded = [1, 11, 21, 30].map { place in window.exceeds(failingAt: place) }
    #expect(exceeded == [false, false, false, true])
    #expect(FailureAllowance("3/1000") == FailureAllowance(failures: 3, of: 1_000))
    for text in ["", "-1", "3/3", "a/b", "1/2/3", "5/", "/5"] { #expect(FailureAllowance(text) == nil) }
  }
}
