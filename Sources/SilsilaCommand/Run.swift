import ArgumentParser
import FoundationEssentials
import PipelineCore
import PipelinePlan
import PipelineRuntime

/// The command `silsila run`.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs a pipeline over its articles.",
    discussion: """
      EXAMPLES:
        silsila run Pipelines/news.yaml
        silsila run Pipelines/news.yaml --input articles --output out/articles.jsonl.gz --workers 8
        silsila run Pipelines/news.yaml --set stages.summarise.sentences=5 --limit 10 --output -

      Failed documents go to a quarantine folder beside the output, and the run goes on. What was done to each document is remembered in a journal beside the
      output: the same command goes on after a run that was stopped or killed, and works only on what has changed since the last one.
      """)

  @Argument(help: "The pipeline file.")
  var pipeline: String

  @OptionGroup var options: PipelineOptions

  @Option(help: "How many documents to work on at once; as many as there are processors if not given.")
  var workers: Int?

  @Option(help: "Take no more than this many documents.")
  var limit: Int?

  @Flag(name: .customLong("plan"), help: "Say what would be done, and why, and do nothing.")
  var isPreview = false

  @Flag(help: "End the run at the first document that fails.")
  var failFast = false

  @Option(help: "The file that remembers what was done to each document; beside the output if not given.")
  var journal: String?

  @Flag(help: "Remember nothing, and work on every document.")
  var noJournal = false

  @Option(
    help:
      "Where stages run: none, in this process; process, in processes of their own, where a crash harms one document.")
  var isolation: String?

  @Option(
    help: ArgumentHelp(
      "End the run when more documents fail: 20 in all, 3/1000 of any thousand in a row.", valueName: "n[/m]"))
  var maxFailures: String?

  @Flag(help: "Check every layer after every stage.")
  var verify = false

  @Option(help: "The folder for documents that fail; beside the output if not given.")
  var quarantine: String?

  @Option(help: "Where the report is written, as JSON; beside the output if not given.")
  var report: String?

  @Option(
    name: .customLong("report-html"),
    help: "Where the page that shows the run is written, as HTML; beside the report if not given.")
  var reportHTML: String?

  @Flag(name: .customLong("no-report-html"), help: "Write no page.")
  var hasNoPage = false

  @Flag(help: "No progress and no summary.")
  var quiet = false

  @Option(help: "How progress, summary and errors of the run are written: text or json.")
  var logFormat = LogFormat.text

  /// The command line that `silsila retry` gives again; nil when the user gave it.
  var repeated: RunCommand?

  private enum CodingKeys: CodingKey {
    case pipeline, options, workers, limit, isPreview, failFast, isolation, maxFailures, verify, quarantine, journal,
      noJournal, report,
      reportHTML, hasNoPage, quiet, logFormat
  }

  /// The plan of the pipeline file.
  func plan() throws -> Plan { try settledOptions.plan(pipeline) }

  /// The options with what other flags set in the pipeline.
  private var settledOptions: PipelineOptions {
    var settled = options
    if let isolation { settled.set.append("run.isolation=\(isolation)") }
    if let maxFailures { settled.set.append("run.max-failures=\(maxFailures)") }
    return settled
  }

  func validate() throws {
    if let workers, !(1...1024).contains(workers) { throw ValidationError("--workers must be from 1 to 1024") }
    if hasNoPage, reportHTML != nil {
      throw ValidationError("--report-html and --no-report-html say opposite things; leave out one of them")
    }
    if let limit, limit < 0 { throw ValidationError("--limit must not be negative") }
  }

  func run() async throws {
    let plan = try plan()
    let destination = plan.sinks.compactMap(\.destination).first
    let reportPath = report ?? destination.map { stem(of: $0) + ".report.json" }
    var runOptions = RunOptions(workers: workers ?? ProcessInfo.processInfo.activeProcessorCount)
    runOptions.apply(plan.settings, program: WorkerProgram(arguments: ["worker"] + settledOptions.arguments(pipeline)))
    runOptions.limit = limit
    runOptions.failFast = failFast
    runOptions.verify = verify
    runOptions.quarantine = quarantine ?? destination.map { stem(of: $0) + ".quarantine" }
    runOptions.command =
      repeated
      ?? RunCommand(
        arguments: Array(CommandLine.arguments.dropFirst(2)), folder: FileManager.default.currentDirectoryPath,
        version: Silsila.configuration.version)
    if !noJournal { runOptions.journal = journal ?? destination.map { stem(of: $0) + ".journal" } }

    if isPreview { return try await preview(plan, journal: runOptions.journal) }
    let page = try page(reportPath)
    runOptions.collector = page?.collector

    let stop = StopToken()
    let interrupts = Interrupts { stop.stop() }
    defer { interrupts.end() }
    let progress = ProgressLine(isShown: !quiet, format: logFormat)
    let report: RunReport
    do {
      report = try await Runner(plan, options: runOptions, stop: stop) { progress.show($0) }.run()
    } catch {
      progress.clear()
      logFormat.tell("error", "\(error)")
      throw ExitCode(2)
    }
    progress.clear()
    if !quiet {
      Terminal.error.write(
        logFormat == .json ? report.jsonLine : Summary(report, reportPath: reportPath, pagePath: page?.path).text)
    }
    if !report.isComplete, !report.outputWasClosed {
      explainEnd(of: report, isRemembered: runOptions.journal != nil)
    }
    if let reportPath { try write(report, to: reportPath) }
    do {
      try page?.write(report)
    } catch {
      logFormat.tell("error", "\(error)")
      throw ExitCode(2)
    }
    if report.exitCode != 0 { throw ExitCode(report.exitCode) }
  }

  private func preview(_ plan: Plan, journal: String?) async throws {
    do {
      let preview = try await RunPreview(plan, journal: journal, limit: limit)
      try Terminal.output.print(PreviewText(preview, journal: journal).text)
    } catch let error as RunError {
      logFormat.tell("error", "\(error)")
      throw ExitCode(2)
    }
  }

  /// The page that is to be written: where it was asked for, else beside the report.
  private func page(_ reportPath: String?) throws -> RunPageFile? {
    let beside = reportPath.map { ($0.hasSuffix(".json") ? String($0.dropLast(5)) : $0) + ".html" }
    guard !hasNoPage, let path = reportHTML ?? beside else { return nil }
    if path == reportPath { throw ValidationError("--report and --report-html name the same file") }
    return RunPageFile(path: path)
  }

  private func explainEnd(of report: RunReport, isRemembered: Bool) {
    if let ending = report.ending, let exceeded = report.exceeded {
      let allowed = exceeded.split(separator: "/").joined(separator: " of ")
      logFormat.tell(
        "error",
        "more than \(allowed) documents failed, and the run ended; the last was '\(ending.id)' at '\(ending.stage)': \(ending.error)"
      )
    } else if let ending = report.ending {
      logFormat.tell("error", "'\(ending.id)' failed at '\(ending.stage)' and ended the run: \(ending.error)")
    } else {
      let advice =
        isRemembered
        ? "the same command goes on" : "nothing of it is remembered; give --journal for that"
      logFormat.tell("stopped", "after \(report.read) documents; \(advice)")
    }
  }

  private func stem(of path: String) -> String {
    for ending in [".jsonl.gz", ".ndjson.gz", ".jsonl", ".ndjson"] where path.hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }

  private func write(_ report: RunReport, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try WholeFile.replace(path, with: Array(encoder.encode(report)))
    } catch {
      logFormat.tell("error", "the report '\(path)' cannot be written: \(error)")
      throw ExitCode(2)
    }
  }
}

extension RunReport {
  /// The report on one line.
  var jsonLine: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "") + "\n"
  }
}
