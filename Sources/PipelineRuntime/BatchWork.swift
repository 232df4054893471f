/// What one worker does with the batches that it gets, one after another.
protocol BatchWork: SendableMetatype {
  associatedtype Result: Sendable
  /// Whether anything is gained when a batch is begun before the one at hand is finished.
  var looksAhead: Bool { get }
  /// Begins with a batch; at most one other is begun and not finished.
  mutating func begin(_ batch: Batch) throws
  /// Finishes a batch, of those that are begun the first.
  mutating func finish(_ batch: Batch) throws -> Result
  /// Nothing more comes; what is begun need not be finished.
  mutating func end()
}

/// Work that is done when it is to be finished.
struct ImmediateWork<Result: Sendable>: BatchWork {
  let work: (Batch) throws -> Result
  let looksAhead = false

  mutating func begin(_ batch: Batch) {}
  mutating func finish(_ batch: Batch) throws -> Result { try work(batch) }
  mutating func end() {}
}

/// Runs workers over the batches of `feed` and gives their results to `consumer` in order.
///
/// Workers pull: each takes the next batch when it is free. Throws the first error of the feed, the work or the consumer after all workers have ended.
func runInOrder<Taker: Consumer, Work: BatchWork>(
  _ feed: Feed, options: RunOptions, into consumer: Taker, work: @escaping @Sendable () -> Work
) async -> (consumer: Taker, error: (any Error)?) where Work.Result == Taker.Result {
  let collector = Collector(
    consumer, window: options.workers * 4 + 4, byteBudget: options.inputBytesInMemory,
    meters: QueueMeters(options.observers.metrics))
  let failure = await options.observers.pass(consumer.progress) {
    var failure: (any Error)?
    await withTaskGroup(of: (any Error)?.self) { group in
      for _ in 0..<options.workers {
        group.addTask {
          do {
            try await runWorker(feed, collector, work())
            return nil
          } catch {
            await collector.fail()
            return error
          }
        }
      }
      for await error in group where failure == nil { failure = error }
    }
    return failure
  }
  return (await collector.consumer, failure)
}

/// Runs one worker to its end.
private func runWorker<Taker: Consumer, Work: BatchWork>(
  _ feed: Feed, _ collector: Collector<Taker>, _ work: Work
) async throws where Work.Result == Taker.Result {
  var work = work
  defer { work.end() }
  /// A batch that is begun and not finished, and when that was.
  var begun: (batch: Batch, time: ContinuousClock.Instant)?
  var pace = Pace()
  func finishBegun() async throws {
    guard let (batch, time) = begun else { return }
    begun = nil
    try await collector.submit(try work.finish(batch), of: batch)
    pace.work = ContinuousClock.now - time
  }

  while true {
    if !pace.isQuick || !work.looksAhead { try await finishBegun() }
    let asked = ContinuousClock.now
    let next: Batch?
    do {
      next = try await feed.next()
    } catch {
      try await finishBegun()
      throw error
    }
    pace.source = ContinuousClock.now - asked
    guard let batch = next else { return try await finishBegun() }
    // Who waits must not have what others wait for.
    let isAdmitted = begun == nil ? false : await collector.admitsAtOnce(batch)
    if !isAdmitted {
      try await finishBegun()
      guard await collector.admit(batch) else { return }
    }
    let time = ContinuousClock.now
    try work.begin(batch)
    try await finishBegun()
    begun = (batch, time)
  }
}

/// How long the last batch took.
///
/// One that takes long is not begun ahead, as another worker might come to it first; nor does a result wait for a slow source.
private struct Pace {
  private static let limit = Duration.milliseconds(200)

  var work = limit
  var source = limit

  var isQuick: Bool { max(work, source) < Pace.limit }
}
