import PipelineCore
import PipelinePlan

extension Chain {
  /// Runs every step on the document of `job`, from the beginning again after an error that passes.
  func run(
    on job: FinalWork.Job, types: LayerTypes?, timing: inout StepTimes, notes: JournalNotes
  ) throws(StepFailure) -> (Document, Recollection?) {
    var attempt = 0
    while true {
      var document = job.document
      var times = StepTimes(count: links.count)
      do throws(StepFailure) {
        let recollection = try run(on: &document, of: job, types: types, timing: &times, notes: notes)
        timing.merge(times)
        return (document, recollection)
      } catch {
        guard backoff.waits(after: error.error, attempt: attempt) else {
          timing.merge(times)
          throw error
        }
        attempt += 1
        if let index = links.firstIndex(where: { $0.step.label == error.step?.label }) { timing.retry(at: index) }
        progress?.begin(job.place, bytes: job.document.origin.bytes.count)
      }
    }
  }

  private func run(
    on document: inout Document, of job: FinalWork.Job, types: LayerTypes?, timing: inout StepTimes,
    notes: JournalNotes
  ) throws(StepFailure) -> Recollection? {
    if let types {
      do {
        return try run(on: &document, recalling: job.earlier, types: types, timing: &timing, notes: notes)
      } catch let failure as StepFailure {
        throw failure
      } catch {
        // A layer that cannot be written or read as bytes: the document goes its way without the journal.
        if verify { throw StepFailure(step: nil, error: error) }
        document = job.document
        timing = StepTimes(count: links.count)
      }
    }
    try run(on: &document, timing: &timing)
    return nil
  }
}
