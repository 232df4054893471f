import ArgumentParser
import Logging

/// How the command tells of what it does, besides progress and summary.
struct ObservingOptions: ParsableArguments {
  @Option(help: "What is logged on standard error: nothing less important than this.")
  var logLevel = LogLevel.critical

  @Option(help: "The file that counts of the run are written to every few seconds and at its end, for Prometheus.")
  var metrics: String?

  @Option(help: "The file that a span for each document and step is written to, for Perfetto or chrome://tracing.")
  var trace: String?

  /// The files that are written.
  var files: [String] { [metrics, trace].compactMap { $0 } }
}

/// How important a log event is.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
  case trace, debug, info, notice, warning, error, critical

  var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .error }
}
