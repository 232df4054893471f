import PipelineCore
import PipelinePlan
import Tracing

/// The pass that writes: every document through every step, in this process or in worker processes.
struct FinalPass: Sendable {
  let work: FinalWork
  /// The processes that the steps run in; nil for this one.
  let pool: WorkerPool?
  /// Documents that a corpus stage could not observe, by their place among the items.
  let failed: [Int: Failure]
  let journal: Journal?
  /// Asks for a sample of the documents; nil when nobody does.
  var collector: SampleCollector?
  /// Gets a span for each document; nil when nobody asks.
  var tracer: (any Tracing.Tracer)?
  /// Gets the time of each document; nil when nobody asks.
  var timer: DocumentTimer?

  private var links: [Chain.Link] { work.chain.links }

  /// What one batch gives.
  struct Processed: Sendable {
    var outcomes: [FinalWork.Outcome]
    var times: StepTimes
    /// What the journal does not have yet.
    let notes = JournalNotes()
    var sample = BatchSample()
  }

  /// - Throws: what ends the run: worker processes that cannot be started.
  func process(_ batch: Batch) throws -> Processed {
    var processed = Processed(outcomes: [], times: StepTimes(count: links.count))
    processed.outcomes.reserveCapacity(batch.items.count)
    if let pool {
      try process(batch, in: pool, into: &processed)
    } else {
      process(batch, into: &processed)
    }
    return processed
  }

  private func process(_ batch: Batch, into processed: inout Processed) {
    for (offset, item) in batch.items.enumerated() {
      processed.times.begin()
      let (outcome, article) = item.inSpan(of: tracer, outcome: { (result: FinalWork.Worked) in result.outcome.name }) {
        switch job(item, at: batch.first + offset) {
        case .failure(let failure): (.failed(known(failure, of: item, times: &processed.times)), nil)
        case .success(let job): work.work(on: job, times: &processed.times, notes: processed.notes)
        }
      }
      add(outcome, article, of: item, at: offset, in: batch, latest: processed.times.latest, to: &processed)
    }
  }

  private func process(_ batch: Batch, in pool: WorkerPool, into processed: inout Processed) throws {
    var lane = Lane(pool)
    defer { lane.end() }
    var ended: UInt64 = 0
    try lane.run(batch.items.count) { offset in
      switch job(batch.items[offset], at: batch.first + offset) {
      case .failure(let failure): .refused(failure)
      case .success(let job): work.recalled(job).map { .recalled($0) } ?? .request(.process(job))
      }
    } take: { offset, reply in
      let item = batch.items[offset]
      var times = StepTimes(count: links.count)
      var article: RunSample.Article?
      let outcome: FinalWork.Outcome
      switch reply {
      case .refused(let failure):
        outcome = .failed(try known(failure, of: item, in: pool, times: &times))
      case .recalled(let recalled):
        ((outcome, article), times) = (recalled.worked, recalled.times)
      case .answered(let request, let bytes):
        (outcome, article, times) = try WorkerReply.processed(bytes, request, links: links, notes: processed.notes)
      case .died(_, let document, let death):
        times.die(at: death.step)
        outcome = .failed(try pool.complete(death.failure(of: document, links: links), of: document))
      }
      tracer?.recordSpans(of: item, times, links: links, outcome: outcome.name, after: &ended)
      processed.times.merge(times)
      add(outcome, article, of: item, at: offset, in: batch, latest: times.latest, to: &processed)
      return true
    }
  }

  /// The document to be worked on; or why there is none, or that it is known to fail.
  private func job(_ item: FeedItem, at place: Int) -> Swift.Result<FinalWork.Job, Failure> {
    item.document().flatMap { document in
      if let failure = failed[place] { return .failure(failure.with(document)) }
      return .success(
        FinalWork.Job(
          document: document, place: place, earlier: journal?.entry(of: document.id),
          keepsArticle: collector?.isOpen(to: document.id) == true))
    }
  }

  /// The failure of a document that could not be loaded, or that an earlier pass failed at.
  private func known(_ failure: Failure, of item: FeedItem, times: inout StepTimes) -> Failure {
    guard let step = links.firstIndex(where: { $0.step.label == failure.stage }) else { return failure }
    times.failKnown(at: step)
    guard case .success(let document) = item.document() else { return failure }
    return work.complete(failure, of: document)
  }

  private func known(_ failure: Failure, of item: FeedItem, in pool: WorkerPool, times: inout StepTimes) throws
    -> Failure
  {
    guard let step = links.firstIndex(where: { $0.step.label == failure.stage }) else { return failure }
    times.failKnown(at: step)
    guard case .success(let document) = item.document() else { return failure }
    return try pool.complete(failure, of: document)
  }

  private func add(
    _ outcome: FinalWork.Outcome, _ article: RunSample.Article?, of item: FeedItem, at offset: Int, in batch: Batch,
    latest: StepTimes.Latest, to processed: inout Processed
  ) {
    processed.outcomes.append(outcome)
    timer?.take(seconds: latest.seconds)
    if collector?.isOpen(toSeconds: latest.seconds) == true {
      processed.sample.times.append(
        RunSample.Slow(
          place: batch.first + offset, id: outcome.id, bytes: item.byteCount, seconds: latest.seconds,
          step: (links[latest.step].step.label, latest.stepSeconds)))
    }
    if let article { processed.sample.articles[offset] = article }
  }
}
