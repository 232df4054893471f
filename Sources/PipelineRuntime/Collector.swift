/// Takes the results of batches in the order of the batches.
protocol Consumer: Sendable {
  associatedtype Result: Sendable
  /// How far the pass has come.
  var progress: ProgressMeter { get }
  mutating func consume(_ result: Result, of batch: Batch) throws
}

/// Puts results that come in any order back into order, and holds back workers that run too far ahead.
///
/// At most `window` batches, and about `byteBudget` bytes of input, are between feed and consumer; the batch that is next is always let in, so
/// a document of any size passes and nothing can lock up.
actor Collector<Taker: Consumer> {
  private(set) var consumer: Taker
  private let window: Int
  private let byteBudget: Int
  private var next = 0
  private var bytesInHand = 0
  private var ready: [Int: (result: Taker.Result, batch: Batch)] = [:]
  private var waiting: [(batch: Batch, continuation: CheckedContinuation<Void, Never>)] = []
  private var hasFailed = false
  /// Shows how much waits, where somebody asks.
  private let meters: QueueMeters?

  init(_ consumer: Taker, window: Int, byteBudget: Int, meters: QueueMeters? = nil) {
    self.meters = meters
    self.consumer = consumer
    self.window = window
    self.byteBudget = byteBudget
  }

  /// Waits until `batch` may be worked on; false when the run has failed and it should not be.
  func admit(_ batch: Batch) async -> Bool {
    if !isAdmissible(batch), !hasFailed {
      await withCheckedContinuation { waiting.append((batch, $0)) }
    } else {
      bytesInHand += batch.byteCount
    }
    return !hasFailed
  }

  /// Lets `batch` in if it need not wait.
  func admitsAtOnce(_ batch: Batch) -> Bool {
    if hasFailed || !isAdmissible(batch) { return false }
    bytesInHand += batch.byteCount
    return true
  }

  /// Takes the result of a batch, and hands on every result whose turn has come.
  func submit(_ result: Taker.Result, of batch: Batch) throws {
    if hasFailed { return }
    ready[batch.sequence] = (result, batch)
    while let (result, batch) = ready.removeValue(forKey: next) {
      do {
        try consumer.consume(result, of: batch)
      } catch {
        fail()
        throw error
      }
      next += 1
      bytesInHand -= batch.byteCount
    }
    admitWaiting()
    meters?.set(ready: ready.count, held: waiting.count)
  }

  /// Sends everybody home.
  func fail() {
    hasFailed = true
    for waiter in waiting { waiter.continuation.resume() }
    waiting = []
  }

  private func isAdmissible(_ batch: Batch) -> Bool {
    batch.sequence == next || (batch.sequence < next + window && bytesInHand + batch.byteCount <= byteBudget)
  }

  private func admitWaiting() {
    waiting.sort { $0.batch.sequence < $1.batch.sequence }
    while let first = waiting.first, isAdmissible(first.batch) {
      waiting.removeFirst()
      bytesInHand += first.batch.byteCount
      first.continuation.resume()
    }
  }
}
