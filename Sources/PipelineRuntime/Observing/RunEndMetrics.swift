import CoreMetrics
import Glibc

/// What is counted of runs as wholes.
enum RunEndMetrics {
  /// Counts a run that came to an end.
  static func take(_ report: RunReport, pipeline: String, into factory: (any MetricsFactory)?) {
    guard let factory else { return }
    count(report.isComplete ? "complete" : "stopped", pipeline, factory)
    let labels = [("pipeline", pipeline)]
    FloatingPointCounter(label: "silsila_processor_seconds_total", dimensions: labels, factory: factory)
      .increment(by: report.processorSeconds)
    FloatingPointCounter(label: "silsila_run_seconds_total", dimensions: labels, factory: factory)
      .increment(by: report.seconds)
    guard report.isComplete else { return }
    Meter(label: "silsila_last_complete_run_timestamp_seconds", dimensions: labels, factory: factory)
      .set(Int64(time(nil)))
  }

  /// Counts a run that an error ended.
  static func takeBreak(pipeline: String, into factory: (any MetricsFactory)?) {
    if let factory { count("error", pipeline, factory) }
  }

  private static func count(_ ending: String, _ pipeline: String, _ factory: any MetricsFactory) {
    Counter(label: "silsila_runs_total", dimensions: [("pipeline", pipeline), ("ending", ending)], factory: factory)
      .increment()
  }
}

extension RunObservers {
  /// Calls `next`, and shows by meters how far a run has come.
  func followed(
    pipeline: String, _ next: @escaping @Sendable (RunProgress) -> Void
  ) -> @Sendable (RunProgress) -> Void {
    guard let metrics else { return next }
    func meter(_ name: String) -> Meter { Meter(label: name, dimensions: [("pipeline", pipeline)], factory: metrics) }
    let pass = meter("silsila_pass")
    let passes = meter("silsila_passes")
    let documents = meter("silsila_pass_documents")
    let total = meter("silsila_pass_documents_expected")
    return { progress in
      pass.set(progress.pass)
      passes.set(progress.passes)
      documents.set(progress.documents)
      if let count = progress.total { total.set(count) }
      next(progress)
    }
  }
}
