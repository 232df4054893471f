public import CoreMetrics
public import Logging
import PipelinePlan
public import Tracing

/// Where a run tells what it does: nowhere, if nobody asks.
///
/// Nothing of it changes what comes out. What is not asked for costs nothing for each document.
public struct RunObservers: Sendable {
  /// Gets what happens: `info` for the run, `debug` for its passes and for documents that were dropped, `warning` for those that failed, `trace` for all others.
  public var logger = Logger(label: "silsila", factory: { _ in SwiftLogNoOpLogHandler() })
  /// Makes the counters of the run; nil counts nothing.
  public var metrics: (any MetricsFactory)?
  /// Gets a span for the run, each pass, each document and each step of it; nil makes none.
  public var tracer: (any Tracing.Tracer)?

  /// Nobody asks.
  public init() {}
}

extension RunObservers {
  /// Tells of a whole run.
  func run(_ plan: Plan, workers: Int, _ body: () async throws -> RunReport) async throws -> RunReport {
    logger.info("run begins", metadata: ["pipeline": "\(plan.name)", "workers": .stringConvertible(workers)])
    do {
      let report = try await span("run", ["pipeline": plan.name], body)
      logger.info(
        report.isComplete ? "run is complete" : "run was stopped",
        metadata: [
          "pipeline": "\(plan.name)", "read": .stringConvertible(report.read),
          "written": .stringConvertible(report.written), "unchanged": .stringConvertible(report.unchanged),
          "failed": .stringConvertible(report.failed), "seconds": .stringConvertible(report.seconds),
        ])
      RunEndMetrics.take(report, pipeline: plan.name, into: metrics)
      return report
    } catch {
      logger.error("run broke off", metadata: ["pipeline": "\(plan.name)", "error": "\(error)"])
      RunEndMetrics.takeBreak(pipeline: plan.name, into: metrics)
      throw error
    }
  }

  /// Tells of a pass over the documents.
  func pass<Result>(_ meter: ProgressMeter, _ body: () async -> Result) async -> Result {
    let metadata: Logger.Metadata = [
      "pass": .stringConvertible(meter.pass), "passes": .stringConvertible(meter.passes),
    ]
    logger.debug("pass begins", metadata: metadata)
    let result = await span("pass", ["pass": "\(meter.pass)"], body)
    logger.debug("pass ends", metadata: metadata)
    return result
  }

  private func span<Result>(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ body: () async throws -> Result
  ) async rethrows -> Result {
    guard let tracer else { return try await body() }
    return try await tracer.withSpan(name) { span in
      for (key, value) in attributes { span.attributes[key] = value }
      return try await body()
    }
  }
}
