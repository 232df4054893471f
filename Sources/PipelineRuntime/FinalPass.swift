import PipelineCore
import PipelinePlan
import Tracing

/// The pass that writes: every document through every step.
struct FinalPass: Sendable {
  let work: FinalWork
  /// Documents that a corpus stage could not observe, by their place among the items.
  let failed: [Int: Failure]
  let journal: Journal?
  /// Whether the journal may know of documents from earlier runs.
  private let isRemembering: Bool
  /// Asks for a sample of the documents; nil when nobody does.
  let collector: SampleCollector?
  /// Gets a span for each document; nil when nobody asks.
  let tracer: (any Tracing.Tracer)?
  /// Gets the time of each document; nil when nobody asks.
  let timer: DocumentTimer?

  init(
    work: FinalWork, failed: [Int: Failure], journal: Journal?, collector: SampleCollector?,
    tracer: (any Tracing.Tracer)?, timer: DocumentTimer?
  ) {
    self.work = work
    self.failed = failed
    self.journal = journal
    isRemembering = journal.map { $0.count > 0 } ?? false
    self.collector = collector
    self.tracer = tracer
    self.timer = timer
  }

  var links: [Chain.Link] { work.chain.links }

  /// What one batch gives.
  struct Processed: Sendable {
    var outcomes: [FinalWork.Outcome]
    var times: StepTimes
    /// What the journal does not have yet.
    let notes = JournalNotes()
    var sample = BatchSample()

    /// Nothing yet of `batch`.
    init(_ batch: Batch, steps: Int) {
      outcomes = []
      outcomes.reserveCapacity(batch.items.count)
      times = StepTimes(count: steps)
    }
  }

  /// Works on all documents of `batch` in this process.
  func process(_ batch: Batch) -> Processed {
    var processed = Processed(batch, steps: links.count)
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
    return processed
  }

  /// The document to be worked on; or why there is none, or that it is known to fail.
  func job(_ item: FeedItem, at place: Int) -> Swift.Result<FinalWork.Job, Failure> {
    item.document().flatMap { document in
      if let failure = failed[place] { return .failure(failure.with(document)) }
      return .success(
        FinalWork.Job(
          document: document, place: place, earlier: isRemembering ? journal?.entry(of: document.id) : nil,
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

  func add(
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
