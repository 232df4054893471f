import PipelineCore
import PipelinePlan

/// The steps before a corpus stage on one document, which the stage then observes.
///
/// Runs on a worker of this process, or in a worker process.
struct CorpusWork<Learner: CorpusStage>: Sendable {
  let stage: Learner
  let step: Plan.Step
  let before: Chain
  /// How to read what the journal holds; nil without a journal.
  let types: LayerTypes?

  /// Gathers from a document what the stage wants to know of it.
  func observe(_ job: FinalWork.Job, into state: inout Learner.State, notes: JournalNotes) -> Observation {
    let document: Document
    var times = StepTimes(count: before.links.count)
    var observation = Observation()
    do throws(StepFailure) {
      let recollection: Recollection?
      (document, recollection) = try before.run(on: job, types: types, timing: &times, notes: notes)
      if recollection?.isNew == true { observation.recollection = recollection }
    } catch {
      // The last pass meets the same failure at the same step and reports it; one that passes might be gone by then.
      if error.error is any PassingError { observation.failure = Failure(job.document, error) }
      return observation
    }
    if document.dropReason != nil || !(step.condition?.holds(for: document) ?? true) { return observation }
    before.progress?.enter(step: before.links.count)
    do {
      try stage.observe(document, into: &state)
    } catch {
      observation.failure = Failure(document, StepFailure(step: step, error: error))
      observation.failure?.passes = error is any PassingError
    }
    return observation
  }
}

/// What came of a document that a corpus stage was to observe.
struct Observation: Sendable {
  /// What the journal does not have yet.
  var recollection: Recollection?
  /// Why it could not be observed.
  var failure: Failure?
}

/// A corpus stage and what it has gathered, its type forgotten.
protocol Observer {
  mutating func observe(_ job: FinalWork.Job, notes: JournalNotes) -> Observation
  /// What was gathered since the last time, as bytes.
  mutating func takeState() throws -> [UInt8]
}

/// A corpus stage of a known type and what it has gathered.
struct Observing<Learner: CorpusStage>: Observer {
  let work: CorpusWork<Learner>
  private var state: Learner.State

  init(work: CorpusWork<Learner>) {
    self.work = work
    state = work.stage.makeState()
  }

  mutating func observe(_ job: FinalWork.Job, notes: JournalNotes) -> Observation {
    work.observe(job, into: &state, notes: notes)
  }

  mutating func takeState() throws -> [UInt8] {
    defer { state = work.stage.makeState() }
    return try CompactEncoder.encode(state)
  }
}
