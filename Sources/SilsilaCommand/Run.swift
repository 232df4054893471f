import ArgumentParser
import FoundationEssentials
import PipelineCore
import PipelineFile
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
        silsila run Pipelines/news.yaml --watch
        silsila run Pipelines/news.yaml --set stages.summarise.sentences=5 --limit 10 --output -

      Failed documents go to a quarantine folder beside the output, and the run goes on. What was done to each document is remembered in a journal beside the
      output: the same command goes on after a run that was stopped or killed, and works only on what has changed since the last one.
      """)

  @Argument(help: "The pipeline file.")
  var pipeline: String

  @OptionGroup var options: PipelineOptions

  @Option(help: "How many documents to work on at once; as many as there are processors if not given.")
  var workers: Int?

  @Flag(
    name: .customLong("watch"),
    help: "Go on: run again whenever an article comes, changes or goes, or the pipeline file is edited.")
  var isWatching = false

  @Option(help: ArgumentHelp("With --watch: how long nothing must have changed before a run begins.", valueName: "ms"))
  var debounce = 300

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

  @OptionGroup var observing: ObservingOptions

  /// The command line that `silsila retry` gives again; nil when the user gave it.
  var repeated: RunCommand?

  private enum CodingKeys: CodingKey {
    case pipeline, options, workers, isWatching, debounce, limit, isPreview, failFast, isolation, maxFailures, verify,
      quarantine, journal, noJournal, report, reportHTML, hasNoPage, quiet, logFormat, observing
  }

  /// The plan of the pipeline file.
  func plan() throws -> Plan { try settledOptions.plan(pipeline) }

  /// The options with what other flags set in the pipeline.
  var settledOptions: PipelineOptions {
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
    if !(0...600_000).contains(debounce) { throw ValidationError("--debounce must be from 0 to 600000") }
    if isWatching, isPreview || noJournal {
      throw ValidationError("--watch works from the journal; leave out --plan and --no-journal")
    }
    if let limit, limit < 0 { throw ValidationError("--limit must not be negative") }
  }

  func run() async throws {
    if isWatching { return try await watch() }
    let file = try settledOptions.showingProblems(pipeline) { try PipelineFile.file(pipeline) }
    let plan = try settledOptions.plan(file)
    let files = try tellingErrors { try self.files(of: plan) }
    if isPreview { return try await preview(plan, journal: files.journal) }
    let stop = StopToken()
    let interrupts = Interrupts { stop.stop() }
    defer { interrupts.end() }
    let observer = try Observer(observing, logFormat)
    let report = try await carryOut(plan, of: file, files, stop: stop, observer: observer) { summary(of: $0, files) }
    try observer.finish()
    if report.exitCode != 0 { throw ExitCode(report.exitCode) }
  }

  /// What is shown at the end of a run.
  func summary(of report: RunReport, _ files: RunFiles) -> String {
    logFormat == .json ? report.jsonLine : Summary(report, reportPath: files.report, pagePath: files.page).text
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
}
