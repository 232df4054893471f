import PipelineCore
import PipelinePlan
import Tracing

/// One pass over the documents in which a corpus stage observes all of them.
///
/// The next pass takes the steps before it from the journal; without one they run again, as they are functions of their documents.
struct CorpusPass<Learner: CorpusStage>: Sendable {
  let stage: Learner
  let step: Plan.Step
  let before: Chain
  let memory: Memory?
  /// Gets a span for each document; nil when nobody asks.
  var tracer: (any Tracing.Tracer)?

  /// What one batch gives.
  struct Gathered: Sendable {
    var state: Learner.State
    var ids: [String]
    var failed: [Int: Failure]
    /// What the journal does not have yet, by the document's place among the items.
    var recollections: [(place: Int, Recollection)] = []
  }

  /// Observes the items of `batch`, but for those whose places among all items are in `excluded`.
  func observe(_ batch: Batch, excluding excluded: Set<Int>) -> Gathered {
    var gathered = Gathered(state: stage.makeState(), ids: [], failed: [:])
    var times = StepTimes(count: before.links.count)
    for (offset, item) in batch.items.enumerated() {
      item.inSpan(of: tracer, outcome: { nil }) {
        observe(item, at: batch.first + offset, excluding: excluded, into: &gathered, times: &times)
      }
    }
    return gathered
  }

  private func observe(
    _ item: FeedItem, at place: Int, excluding excluded: Set<Int>, into gathered: inout Gathered, times: inout StepTimes
  ) {
    guard case .success(var document) = item.document() else { return gathered.ids.append(item.id) }
    gathered.ids.append(document.id)
    if excluded.contains(place) { return }
    do throws(StepFailure) {
      if let recollection = try before.run(on: &document, memory: memory, timing: &times),
        recollection.isNewBefore(before.links.count)
      {
        gathered.recollections.append((place, recollection))
      }
    } catch {
      // The last pass meets the same failure at the same step and reports it.
      return
    }
    if document.dropReason != nil || !(step.condition?.holds(for: document) ?? true) { return }
    do {
      try stage.observe(document, into: &gathered.state)
    } catch {
      gathered.failed[place] = Failure(document, StepFailure(step: step, error: error))
    }
  }
}

/// Merges what batches gathered in document order.
struct Gatherer<Learner: CorpusStage>: Consumer {
  let pass: CorpusPass<Learner>
  var state: Learner.State
  var seen = SeenIDs()
  /// Documents that failed in an earlier pass or this one, by their place among the items.
  var failed: [Int: Failure]
  var progress: ProgressMeter

  mutating func consume(_ result: CorpusPass<Learner>.Gathered, of batch: Batch) throws {
    var repeated: Set<Int> = []
    for (offset, id) in result.ids.enumerated() where !seen.insert(id) {
      repeated.insert(batch.first + offset)
    }
    failed.merge(result.failed) { first, _ in first }
    for (place, recollection) in result.recollections where !repeated.contains(place) {
      try pass.memory?.journal.append(recollection.entry, known: recollection.known)
    }
    try pass.memory?.journal.flush()
    // A document that failed, or whose id was seen before, must leave no trace in the state: its batch is observed again without it.
    let needsRepeat = !repeated.isEmpty || !result.failed.isEmpty
    let clean = needsRepeat ? pass.observe(batch, excluding: repeated.union(failed.keys)) : result
    state.merge(clean.state)
    progress.advance(by: batch, failed: failed.count)
  }
}
