import PipelineCore
import PipelinePlan
import Tracing

/// The pass that writes: every step on every document, and its bytes for each sink.
struct FinalPass: Sendable {
  let chain: Chain
  let formats: [@Sendable (Document) throws -> [UInt8]]
  /// Documents that a corpus stage could not observe, by their place among the items.
  let failed: [Int: Failure]
  let memory: Memory?
  /// Whether what failed is kept, with the document as it came to the step that failed.
  let keepsFailures: Bool
  /// Asks for a sample of the documents; nil when nobody does.
  var collector: SampleCollector?
  /// Gets a span for each document; nil when nobody asks.
  var tracer: (any Tracing.Tracer)?
  /// Gets the time of each document; nil when nobody asks.
  var timer: DocumentTimer?

  /// What became of one document.
  enum Outcome: Sendable {
    case written(id: String, records: [[UInt8]], Counts, Recollection?)
    case dropped(id: String, reason: DropReason, Recollection?)
    case failed(Failure)

    var id: String {
      switch self {
      case .written(let id, _, _, _), .dropped(let id, _, _): id
      case .failed(let failure): failure.id
      }
    }

    /// What became of it, in a word.
    var name: String? {
      switch self {
      case .written(_, _, _, let recollection): recollection?.isUnchanged == true ? "unchanged" : "written"
      case .dropped: "dropped"
      case .failed: "failed"
      }
    }

    var isFailure: Bool {
      if case .failed = self { true } else { false }
    }
  }

  /// What is counted of a written document.
  struct Counts: Sendable {
    var sentences = 0
    var keywords = 0
  }

  /// What one batch gives.
  struct Processed: Sendable {
    var outcomes: [Outcome]
    var times: StepTimes
    var sample = BatchSample()
  }

  func process(_ batch: Batch) -> Processed {
    var processed = Processed(outcomes: [], times: StepTimes(count: chain.links.count))
    processed.outcomes.reserveCapacity(batch.items.count)
    for (offset, item) in batch.items.enumerated() {
      let place = batch.first + offset
      var written: Document?
      processed.times.begin()
      let outcome = item.inSpan(of: tracer, outcome: { (outcome: Outcome) in outcome.name }) {
        self.outcome(of: item, at: place, times: &processed.times, written: &written)
      }
      processed.outcomes.append(outcome)
      let latest = processed.times.latest
      timer?.take(seconds: latest.seconds)
      if collector?.isOpen(toSeconds: latest.seconds) == true {
        processed.sample.times.append(
          RunSample.Slow(
            place: place, id: outcome.id, bytes: item.byteCount, seconds: latest.seconds,
            step: (chain.links[latest.step].step.label, latest.stepSeconds)))
      }
      if let written { processed.sample.articles[offset] = RunSample.Article(written, at: place) }
    }
    return processed
  }

  /// `written` becomes the document where it is written and may be kept as a sample.
  private func outcome(
    of item: FeedItem, at place: Int, times: inout StepTimes, written: inout Document?
  ) -> Outcome {
    var document: Document
    switch item.document() {
    case .success(let loaded): document = loaded
    case .failure(let failure): return .failed(failure)
    }
    if let failure = failed[place] {
      if let step = chain.links.firstIndex(where: { $0.step.label == failure.stage }) { times.failKnown(at: step) }
      return .failed(complete(failure, of: item))
    }
    let recollection: Recollection?
    do throws(StepFailure) {
      recollection = try chain.run(on: &document, memory: memory, timing: &times)
    } catch {
      return .failed(complete(Failure(document, error), of: item))
    }
    if let reason = document.dropReason { return .dropped(id: document.id, reason: reason, recollection) }
    do {
      let records = try formats.map { try $0(document) }
      let counts = Counts(
        sentences: document.layer(.sentences)?.ranges.count ?? 0, keywords: document.layer(.keywords)?.items.count ?? 0)
      if collector?.isOpen(to: document.id) == true { written = document }
      return .written(id: document.id, records: records, counts, recollection)
    } catch {
      return .failed(complete(Failure(document, StepFailure(step: nil, error: error)), of: item))
    }
  }

  /// The failure with the document as it was loaded and as it came to the step that failed, made anew: a step that throws may have left it half changed.
  private func complete(_ failure: Failure, of item: FeedItem) -> Failure {
    guard keepsFailures, case .success(var document) = item.document() else { return failure }
    var failure = failure
    failure.document = try? document.encoded()
    guard let index = chain.links.firstIndex(where: { $0.step.label == failure.stage }) else { return failure }
    var times = StepTimes(count: chain.links.count)
    for earlier in 0..<index where (try? chain.runStep(earlier, on: &document, timing: &times)) == nil {
      return failure
    }
    failure.input = try? document.encoded()
    return failure
  }
}
