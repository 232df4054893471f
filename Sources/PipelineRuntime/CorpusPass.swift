import PipelineCore
import PipelinePlan
import Tracing

/// One pass over the documents in which a corpus stage observes all of them, in this process or in worker processes.
///
/// The next pass takes the steps before it from the journal; without one they run again, as they are functions of their documents.
struct CorpusPass<Learner: CorpusStage>: Sendable {
  let work: CorpusWork<Learner>
  /// The processes that the steps run in; nil for this one.
  let pool: WorkerPool?
  let journal: Journal?
  /// Gets a span for each document; nil when nobody asks.
  var tracer: (any Tracing.Tracer)?

  /// What one batch gives.
  struct Gathered: Sendable {
    var state: Learner.State
    var ids: [String]
    var failed: [Int: Failure]
    /// Why documents could not be loaded, by their place among the items: they are not to come back in a later pass, which nothing was learned from for.
    var unloaded: [Int: Failure] = [:]
    /// What the journal does not have yet, by the document's place among the items.
    var recollections: [(place: Int, Recollection)] = []
    let notes = JournalNotes()

    mutating func add(_ observation: Observation, at place: Int) {
      if let recollection = observation.recollection { recollections.append((place, recollection)) }
      failed[place] = observation.failure
    }
  }

  /// Observes the items of `batch`, but for those whose places among all items are in `excluded`; all of it again after an error that passes, as a stage
  /// may have left the state half changed.
  ///
  /// - Throws: what ends the run: worker processes that cannot be started.
  func observe(_ batch: Batch, excluding excluded: Set<Int>) throws -> Gathered {
    var attempt = 0
    while true {
      let gathered = try observeOnce(batch, excluding: excluded)
      guard gathered.failed.values.contains(where: \.passes), work.before.backoff.waits(attempt) else {
        return gathered
      }
      attempt += 1
    }
  }

  private func observeOnce(_ batch: Batch, excluding excluded: Set<Int>) throws -> Gathered {
    if let pool { return try observe(batch, excluding: excluded, in: pool) }
    var gathered = Gathered(state: work.stage.makeState(), ids: [], failed: [:])
    for (offset, item) in batch.items.enumerated() {
      let place = batch.first + offset
      item.inSpan(of: tracer, outcome: { _ in nil }) {
        guard let job = job(item, at: place, excluding: excluded, to: &gathered) else { return }
        gathered.add(work.observe(job, into: &gathered.state, notes: gathered.notes), at: place)
      }
    }
    return gathered
  }

  private func observe(_ batch: Batch, excluding excluded: Set<Int>, in pool: WorkerPool) throws -> Gathered {
    var deaths: [Int: Failure] = [:]
    while true {
      var gathered = Gathered(state: work.stage.makeState(), ids: [], failed: deaths)
      var jobs: [FinalWork.Job] = []
      for (offset, item) in batch.items.enumerated() {
        let excluded = excluded.union(deaths.keys)
        if let job = job(item, at: batch.first + offset, excluding: excluded, to: &gathered) { jobs.append(job) }
      }
      let known = deaths.count
      var lane = Lane(pool)
      defer { lane.end() }
      var asked = 0
      for index in 0...jobs.count {
        while asked <= jobs.count, !lane.isFull {
          try lane.ask(.request(asked < jobs.count ? .observe(jobs[asked]) : .gathered))
          asked += 1
        }
        switch try lane.next() {
        case nil, .recalled: break
        case .refused(let failure):
          if index < jobs.count { gathered.failed[jobs[index].place] = failure }
        case .answered(let request, let answer) where index < jobs.count:
          gathered.add(
            try WorkerReply.observed(answer, request, notes: gathered.notes), at: jobs[index].place)
        case .answered(_, var answer):
          if deaths.count == known {
            gathered.state = try CompactDecoder.decode(Learner.State.self, from: answer.rest())
          }
        case .died(_, let document, let death):
          // With the process went what it had gathered of the others: all are observed again without those that end it.
          let links = work.before.links + [Chain.Link(elsewhere: work.step)]
          deaths[jobs[index].place] = death.failure(of: document, links: links)
        }
      }
      if deaths.count == known { return gathered }
    }
  }

  private func job(
    _ item: FeedItem, at place: Int, excluding excluded: Set<Int>, to gathered: inout Gathered
  ) -> FinalWork.Job? {
    switch item.document() {
    case .failure(let failure):
      gathered.ids.append(item.id)
      gathered.unloaded[place] = failure.withoutBytes
      return nil
    case .success(let document):
      gathered.ids.append(document.id)
      if excluded.contains(place) { return nil }
      return FinalWork.Job(document: document, place: place, earlier: journal?.entry(of: document.id))
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
    failed.merge(result.unloaded) { first, _ in first }
    for (place, recollection) in result.recollections where !repeated.contains(place) {
      try recollection.note(in: pass.journal, from: result.notes)
    }
    try pass.journal?.flush()
    // A document that failed, or whose id was seen before, must leave no trace in the state: its batch is observed again without it.
    let needsRepeat = !repeated.isEmpty || !result.failed.isEmpty
    let clean = needsRepeat ? try pass.observe(batch, excluding: repeated.union(failed.keys)) : result
    state.merge(clean.state)
    progress.advance(by: batch, failed: failed.count)
  }
}
