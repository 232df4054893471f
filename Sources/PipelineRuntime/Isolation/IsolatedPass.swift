import PipelineCore
import PipelinePlan

/// The last pass in worker processes.
///
/// The documents of a batch are on their way before those of the batch before it are answered, so that the process never waits: to wake it costs more than to
/// do a document.
struct IsolatedPass: BatchWork {
  private let pass: FinalPass
  private let pool: WorkerPool
  private var lane: Lane
  /// How many documents are on their way, or were, of each batch that is begun.
  private var asked: [Int] = []

  init(_ pass: FinalPass, in pool: WorkerPool) {
    self.pass = pass
    self.pool = pool
    lane = Lane(pool)
  }

  /// A process that is to be replaced gets nothing more.
  var looksAhead: Bool { !lane.isWorn }

  mutating func begin(_ batch: Batch) throws {
    asked.append(0)
    // As long as something of the batch before it is still to be asked, there is no room.
    try ask(asked.count - 1, batch)
  }

  /// Asks for as many documents as there is room for.
  private mutating func ask(_ index: Int, _ batch: Batch) throws {
    while asked[index] < batch.items.count, !lane.isFull {
      let offset = asked[index]
      asked[index] += 1
      switch pass.job(batch.items[offset], at: batch.first + offset) {
      case .failure(let failure): try lane.ask(.refused(failure))
      case .success(let job):
        try lane.ask(pass.work.recalled(job).map { .recalled($0) } ?? .request(.process(job)))
      }
    }
  }

  mutating func finish(_ batch: Batch) throws -> FinalPass.Processed {
    var processed = FinalPass.Processed(batch, steps: pass.links.count)
    var ended: UInt64 = 0
    for offset in batch.items.indices {
      try ask(0, batch)
      guard let reply = try lane.next() else { throw RunError("a worker process was not asked for a document") }
      try take(reply, of: batch.items[offset], at: offset, in: batch, after: &ended, to: &processed)
    }
    asked.removeFirst()
    lane.settle()
    return processed
  }

  mutating func end() { lane.end() }

  private func take(
    _ reply: Lane.Reply, of item: FeedItem, at offset: Int, in batch: Batch, after ended: inout UInt64,
    to processed: inout FinalPass.Processed
  ) throws {
    let links = pass.links
    var times = StepTimes(count: links.count)
    var article: RunSample.Article?
    let outcome: FinalWork.Outcome
    switch reply {
    case .refused(let failure):
      outcome = .failed(try known(failure, of: item, times: &times))
    case .recalled(let recalled):
      ((outcome, article), times) = (recalled.worked, recalled.times)
    case .answered(let request, let answer):
      (outcome, article, times) = try WorkerReply.processed(answer, request, links: links, notes: processed.notes)
    case .died(_, let document, let death):
      times.die(at: death.step)
      outcome = .failed(try pool.complete(death.failure(of: document, links: links), of: document))
    }
    pass.tracer?.recordSpans(of: item, times, links: links, outcome: outcome.name, after: &ended)
    processed.times.merge(times)
    pass.add(outcome, article, of: item, at: offset, in: batch, latest: times.latest, to: &processed)
  }

  /// The failure of a document that could not be loaded, or that an earlier pass failed at.
  private func known(_ failure: Failure, of item: FeedItem, times: inout StepTimes) throws -> Failure {
    guard let step = pass.links.firstIndex(where: { $0.step.label == failure.stage }) else { return failure }
    times.failKnown(at: step)
    guard case .success(let document) = item.document() else { return failure }
    return try pool.complete(failure, of: document)
  }
}
