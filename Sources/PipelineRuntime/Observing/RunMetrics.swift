import CoreMetrics

/// The counters of a run, which follow its report.
struct RunMetrics: Sendable {
  /// What a step did.
  private struct Step {
    let entered: Counter
    let skipped: Counter
    let reused: Counter
    let dropped: Counter
    let failed: Counter
    let seconds: FloatingPointCounter
  }

  private let factory: any MetricsFactory
  private let pipeline: String
  private let outcomes: (written: Counter, unchanged: Counter, dropped: Counter, failed: Counter)
  private let bytes: Counter
  private let steps: [Step]
  private var reasons: [String: Counter] = [:]
  /// What was counted already.
  private var counted: RunReport

  /// The counters of a run that `report` begins; nil without a factory.
  init?(_ report: RunReport, _ factory: (any MetricsFactory)?) {
    guard let factory else { return nil }
    self.factory = factory
    pipeline = report.pipeline
    counted = report
    func counter(_ name: String, _ label: (String, String)...) -> Counter {
      Counter(label: name, dimensions: [("pipeline", report.pipeline)] + label, factory: factory)
    }
    func outcome(_ name: String) -> Counter { counter("silsila_documents_total", ("outcome", name)) }
    outcomes = (outcome("written"), outcome("unchanged"), outcome("dropped"), outcome("failed"))
    bytes = counter("silsila_input_bytes_total")
    steps = report.steps.map { step in
      let label = ("step", step.label)
      return Step(
        entered: counter("silsila_step_entered_total", label), skipped: counter("silsila_step_skipped_total", label),
        reused: counter("silsila_step_reused_total", label), dropped: counter("silsila_step_dropped_total", label),
        failed: counter("silsila_step_failed_total", label),
        seconds: FloatingPointCounter(
          label: "silsila_step_seconds_total", dimensions: [("pipeline", report.pipeline), label], factory: factory))
    }
  }

  /// Counts what `report` has more than before.
  mutating func take(_ report: RunReport) {
    outcomes.written.increment(by: report.written - counted.written)
    outcomes.unchanged.increment(by: report.unchanged - counted.unchanged)
    outcomes.failed.increment(by: report.failed - counted.failed)
    bytes.increment(by: report.bytes - counted.bytes)
    for (reason, count) in report.dropped {
      let increase = count - counted.dropped[reason, default: 0]
      if increase == 0 { continue }
      outcomes.dropped.increment(by: increase)
      counter(of: reason).increment(by: increase)
    }
    for (index, step) in steps.enumerated() {
      let (now, before) = (report.steps[index], counted.steps[index])
      step.entered.increment(by: now.documents - before.documents)
      step.skipped.increment(by: now.skipped - before.skipped)
      step.reused.increment(by: now.reused - before.reused)
      step.dropped.increment(by: now.dropped - before.dropped)
      step.failed.increment(by: now.failed - before.failed)
      step.seconds.increment(by: now.seconds - before.seconds)
    }
    counted = report
  }

  private mutating func counter(of reason: String) -> Counter {
    if let counter = reasons[reason] { return counter }
    let counter = Counter(
      label: "silsila_documents_dropped_total", dimensions: [("pipeline", pipeline), ("reason", reason)],
      factory: factory)
    reasons[reason] = counter
    return counter
  }
}

/// How long the steps of a document took, as a distribution.
struct DocumentTimer: Sendable {
  private let timer: CoreMetrics.Timer

  init?(pipeline: String, _ factory: (any MetricsFactory)?) {
    guard let factory else { return nil }
    timer = Timer(label: "silsila_document_seconds", dimensions: [("pipeline", pipeline)], factory: factory)
  }

  /// Notes a document; one for which no step was run has taken no time.
  func take(seconds: Double) {
    if seconds > 0 { timer.recordNanoseconds(Int64(seconds * 1e9)) }
  }
}

/// What waits between the workers and the writer.
struct QueueMeters: Sendable {
  private let ready: Meter
  private let held: Meter

  init?(_ factory: (any MetricsFactory)?) {
    guard let factory else { return nil }
    ready = Meter(label: "silsila_queue_batches", dimensions: [("state", "ready")], factory: factory)
    held = Meter(label: "silsila_queue_batches", dimensions: [("state", "held")], factory: factory)
  }

  func set(ready: Int, held: Int) {
    self.ready.set(ready)
    self.held.set(held)
  }
}
