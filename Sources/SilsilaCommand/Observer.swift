import ArgumentParser
import FoundationEssentials
import Logging
import PipelineRuntime
import Telemetry

/// Where the runs of a command tell what they do.
struct Observer {
  private static let pause = Duration.seconds(5)

  let observers: RunObservers
  private let metrics: (values: PrometheusMetrics, path: String)?
  private let trace: TraceFile?
  private let format: LogFormat

  /// - Throws: what ends the command, after it was told: a file that cannot be written.
  init(_ options: ObservingOptions, _ format: LogFormat) throws {
    self.format = format
    var observers = RunObservers()
    observers.logger = Observer.logger(options.logLevel.level, format)
    metrics = options.metrics.map { (PrometheusMetrics(help: MetricHelp.texts), $0) }
    observers.metrics = metrics?.values
    do {
      for path in options.files {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      trace = try options.trace.map { path throws(TelemetryError) in try TraceFile(path) }
      if let metrics { try metrics.values.write(to: metrics.path) }
    } catch {
      format.tell("error", "\(error)")
      throw ExitCode(2)
    }
    observers.tracer = trace
    self.observers = observers
  }

  private static func logger(_ level: Logger.Level, _ format: LogFormat) -> Logger {
    let clearsBar = format == .text && Terminal.error.isTerminal
    var logger = Logger(label: "silsila") { label in
      LineLogHandler(label: label, form: format == .json ? .json : .text, level: level) { line in
        Terminal.error.write(clearsBar ? "\r\u{1B}[K" + line : line)
      }
    }
    let start = Int64(Date.now.timeIntervalSince1970 * 1000)
    logger[metadataKey: "run"] = "\(String(start, radix: 36))-\(ProcessInfo.processInfo.processIdentifier)"
    return logger
  }

  /// Writes the metrics every few seconds, until it is cancelled; nil where there are none.
  func keepWriting() -> Task<Void, Never>? {
    guard let metrics else { return nil }
    return Task { [format] in
      var isTold = false
      while (try? await Task.sleep(for: Observer.pause)) != nil {
        do {
          try metrics.values.write(to: metrics.path)
        } catch {
          if !isTold { format.tell("warning", "\(error)") }
          isTold = true
        }
      }
    }
  }

  /// Writes the metrics as they are now.
  ///
  /// - Throws: what ends the command, after it was told.
  func write() throws {
    guard let metrics else { return }
    try telling { try metrics.values.write(to: metrics.path) }
  }

  /// Writes the metrics of a run that broke off, whose error says more than one of this.
  func writeAfterError() { try? metrics.map { try $0.values.write(to: $0.path) } }

  /// Ends the trace.
  ///
  /// - Throws: what ends the command, after it was told.
  func finish() throws { try telling { try trace?.finish() } }

  private func telling(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      format.tell("error", "\(error)")
      throw ExitCode(2)
    }
  }
}
