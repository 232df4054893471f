import Logging
import PipelineCore
import PipelinePlan

/// Puts what the last pass made into sinks, quarantine and report, in document order.
struct Writer: Consumer {
  var sessions: [any SinkSession]
  var quarantine: Quarantine?
  var report: RunReport
  var progress: ProgressMeter
  let failFast: Bool
  /// How many documents may fail.
  var allowance: FailureWindow?
  let journal: Journal?
  var seen = SeenIDs()
  /// Takes a sample of the documents, when somebody asked for one.
  var collector: SampleCollector?
  let logger: Logger
  /// Counts what the report counts, when somebody asked for it.
  var metrics: RunMetrics?

  mutating func consume(_ result: FinalPass.Processed, of batch: Batch) throws {
    report.add(result.times)
    for (offset, outcome) in result.outcomes.enumerated() {
      let isNew = seen.insert(outcome.id)
      report.read += 1
      report.bytes += batch.items[offset].byteCount
      report.lastID = outcome.id
      if isNew || outcome.isFailure {
        do {
          try take(outcome, result.notes)
          collector?.take(outcome, result.sample.articles[offset])
        } catch let closed as OutputClosed {
          // Nobody has this document, so it was not taken either.
          report.read -= 1
          report.bytes -= batch.items[offset].byteCount
          throw closed
        }
      } else {
        try fail(repeated(outcome, of: batch.items[offset]))
      }
    }
    if let collector { for slow in result.sample.times { collector.take(slow) } }
    try journal?.flush()
    metrics?.take(report)
    progress.advance(by: batch, failed: report.failed)
  }

  private mutating func take(_ outcome: FinalWork.Outcome, _ notes: JournalNotes) throws {
    switch outcome {
    case .written(let id, let records, let counts, let recollection):
      try recollection?.note(in: journal, from: notes)
      for index in sessions.indices {
        try sessions[index].write(records[index], of: id)
      }
      if recollection?.isUnchanged == true { report.unchanged += 1 } else { report.written += 1 }
      report.sentences += counts.sentences
      report.keywords += counts.keywords
      logger.trace("document written", metadata: ["document": "\(id)"])
    case .dropped(let id, let reason, let recollection):
      try recollection?.note(in: journal, from: notes)
      logger.debug("document dropped", metadata: ["document": "\(id)", "reason": "\(reason.name)"])
      report.dropped[reason.name, default: 0] += 1
    case .failed(let failure):
      try fail(failure)
    }
  }

  private mutating func fail(_ failure: Failure) throws {
    let place = try quarantine?.add(failure, number: report.read)
    report.add(failure, quarantined: place)
    logger.warning("document failed", failure, quarantined: place)
    if allowance?.exceeds(failingAt: report.read) == true { report.exceeded = allowance?.allowance.text }
    if failFast || failure.endsRun || report.exceeded != nil {
      report.ending = .init(id: failure.id, stage: failure.stage, error: failure.message, quarantined: place)
      throw RunEnded(failure)
    }
  }

  /// The failure of a document whose id another one had before.
  private func repeated(_ outcome: FinalWork.Outcome, of item: FeedItem) -> Failure {
    let message = "an earlier document has the same id '\(outcome.id)'"
    guard case .success(let document) = item.document() else {
      return Failure(id: outcome.id, stage: Failure.atOutput, message: message, path: item.id, bytes: [])
    }
    return Failure(document, StepFailure(step: nil, error: ComponentError(message)))
  }
}

/// A failed document ends the run, as the user asked.
struct RunEnded: Error, CustomStringConvertible {
  let failure: Failure

  init(_ failure: Failure) { self.failure = failure }

  var description: String { "'\(failure.id)' failed at '\(failure.stage)': \(failure.message)" }
}

/// A run could not be begun or carried to its end: a message for people.
public struct RunError: Error, Sendable, CustomStringConvertible {
  /// What is wrong, and what to do.
  public let message: String
  /// What is wrong, and what to do.
  public var description: String { message }

  /// The error `message`.
  public init(_ message: String) { self.message = message }
}
