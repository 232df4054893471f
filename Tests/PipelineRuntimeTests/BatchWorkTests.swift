import PipelineCore
import PipelineTesting
import Synchronization
import Testing

@testable import PipelineRuntime

@Suite struct BatchWorkTests {
  private final class Events: Sendable {
    private let events = Mutex<[String]>([])
    var all: [String] { events.withLock { $0 } }
    func add(_ event: String) { events.withLock { $0.append(event) } }
  }

  /// Notes what it is asked to do, and takes its time to finish.
  private struct Noting: BatchWork {
    let events: Events
    var duration = Duration.zero
    let looksAhead = true

    mutating func begin(_ batch: Batch) { events.add("begin \(batch.sequence)") }

    mutating func finish(_ batch: Batch) -> Int {
      let start = ContinuousClock.now
      while ContinuousClock.now - start < duration {}
      events.add("finish \(batch.sequence)")
      return batch.sequence
    }

    mutating func end() { events.add("end") }
  }

  private struct Counting: Consumer {
    var progress = ProgressMeter(pass: 1, passes: 1, total: nil) { _ in }
    var sequences: [Int] = []

    mutating func consume(_ result: Int, of batch: Batch) { sequences.append(result) }
  }

  /// What came of `count` items, 32 of which are a batch, and what the work was asked to do.
  private func run(
    _ count: Int, workers: Int = 1, bytesInMemory: Int = 1 << 20, stopsAfter: Int? = nil,
    taking duration: Duration = .zero
  ) async throws -> (sequences: [Int], error: (any Error)?, events: [String]) {
    let items = (0..<count).map { MemorySource.Item(id: "\($0)", text: "text") }
    let feed = try Feed([MemorySource(items, stopsAfter: stopsAfter)], passes: 1, limit: nil, stop: StopToken())
    var options = RunOptions(workers: workers)
    options.inputBytesInMemory = bytesInMemory
    let events = Events()
    let (consumer, error) = await runInOrder(feed, options: options, into: Counting()) {
      Noting(events: events, duration: duration)
    }
    return (consumer.sequences, error, events.all)
  }

  @Test func `the next batch is begun before the one at hand is finished, once a batch was quick`() async throws {
    let run = try await run(128)
    #expect(
      run.events == [
        "begin 0", "finish 0", "begin 1", "begin 2", "finish 1", "begin 3", "finish 2", "finish 3", "end",
      ])
    #expect(run.sequences == [0, 1, 2, 3])
  }

  @Test func `batches that take long are left to other workers`() async throws {
    let run = try await run(96, taking: .milliseconds(210))
    #expect(run.events == ["begin 0", "finish 0", "begin 1", "finish 1", "begin 2", "finish 2", "end"])
  }

  @Test func `what is begun is finished before a source that breaks ends the run`() async throws {
    let run = try await run(128, stopsAfter: 70)
    #expect(run.error != nil)
    #expect(run.sequences == [0, 1])
  }

  @Test(arguments: [1, 4]) func `nothing waits for ever where memory is for one batch`(workers: Int) async throws {
    let run = try await run(3200, workers: workers, bytesInMemory: 1)
    #expect(run.error == nil && run.sequences == Array(0..<100))
    if workers == 1 { #expect(run.events.dropLast() == (0..<100).flatMap { ["begin \($0)", "finish \($0)"] }[...]) }
  }
}
