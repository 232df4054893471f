import FoundationEssentials
import Glibc
import PipelineRuntime

/// Measures a pipeline and each of its stages over real articles: `silsila-benchmarks DATA [PIPELINE | safety | growth | clean | segment | meaning]`.
///
/// With the name of a stage it measures that alone, as a profiler wants it.
///
/// Each figure is of a process of its own, so processor time and peak memory are its alone. Rates are per second of processor time, which other
/// work on the machine disturbs least.
@main
struct Benchmarks {
  private static let shipped = "Pipelines/news.yaml"
  /// The program beside this one.
  static let command = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "silsila")
    .path

  static func main() {
    let arguments = CommandLine.arguments
    guard (2...3).contains(arguments.count) else {
      fatal("usage: \(arguments[0]) DATA [PIPELINE | safety | growth | clean | segment | meaning]")
    }
    do {
      let wanted = arguments.count == 3 ? arguments[2] : shipped
      // First, since a child's peak of memory begins with what its parent holds.
      if wanted == "safety" { return try inScratch { try Safety(shipped, over: arguments[1], in: $0).write() } }
      if wanted == "growth" { return try inScratch { try Growth(over: arguments[1], in: $0).write() } }
      if !["clean", "segment", "meaning"].contains(wanted) { try measure(data: arguments[1], pipeline: wanted) }
      let loaded = try Loaded(arguments[1])
      if !["segment", "meaning"].contains(wanted) { try Cleaning(loaded.clean, over: loaded.documents).write() }
      if !["clean", "meaning"].contains(wanted) { try Segmentation(loaded.segment, over: loaded.cleaned()).write() }
      if !["clean", "segment"].contains(wanted) {
        try Meaning(loaded.tagKeywords, loaded.summarise, over: loaded.segmented()).write()
      }
      if !["clean", "segment", "meaning"].contains(wanted) {
        try Linearity([("clean", loaded.clean), ("segment", loaded.segment)], over: loaded.cleaned()).write()
        try Linearity(
          [("tag-keywords", loaded.tagKeywords), ("summarise", loaded.summarise)],
          after: [loaded.detectLanguage, loaded.segment], over: loaded.cleaned()
        ).write()
      }
    } catch {
      fatal("\(error)")
    }
  }

  private static func inScratch(_ body: (String) throws -> Void) throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "silsila-benchmarks-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    try body(scratch)
  }

  private static func measure(data: String, pipeline: String) throws {
    try inScratch { scratch in
      try measure(data: data, pipeline: pipeline, in: scratch)
      try Safety(pipeline, over: data, in: scratch).write()
      try Growth(over: data, in: scratch).write()
    }
  }

  private static func measure(data: String, pipeline: String, in scratch: String) throws {
    var whole = Table("workers", "documents", "MB", "wall s", "cpu s", "documents/cpu s", "MB/cpu s", "peak MB")
    var steps: RunReport?
    for workers in [1, 2] {
      let (child, report) = try run(pipeline, over: data, workers: workers, scratch: scratch)
      let megabytes = Double(report.bytes) / 1e6
      whole.add(
        "\(workers)", "\(report.read)", megabytes.rounded(to: 1), child.seconds.rounded(to: 2),
        child.processorSeconds.rounded(to: 2), (Double(report.read) / child.processorSeconds).rounded(to: 0),
        (megabytes / child.processorSeconds).rounded(to: 1), (Double(child.peakBytes) / 1e6).rounded(to: 0))
      if workers == 1 { steps = report }
    }
    whole.write()
    if let steps { writeSteps(of: steps) }
  }

  /// One worker leaves nothing to wait for, so a step's seconds are its processor time.
  private static func writeSteps(of report: RunReport) {
    var table = Table("stage, 1 worker", "documents", "s", "documents/s", "MB/s")
    for step in report.steps {
      table.add(
        step.label, "\(step.documents)", step.seconds.rounded(to: 2),
        (Double(step.documents) / step.seconds).rounded(to: 0),
        (Double(report.bytes) / 1e6 / step.seconds).rounded(to: 1))
    }
    table.write()
  }

  private static func run(
    _ pipeline: String, over data: String, workers: Int, scratch: String
  ) throws -> (Child, RunReport) {
    let report = "\(scratch)/report-\(workers).json"
    let child = try Child(running: [
      command, "run", pipeline, "--input", data, "--output", "\(scratch)/out-\(workers).jsonl", "--report", report,
      "--quarantine", "\(scratch)/quarantine-\(workers)", "--no-journal", "--no-report-html", "--workers",
      "\(workers)", "--quiet",
    ])
    guard child.exitCode <= 1 else { throw BenchmarkError("the run ended with exit code \(child.exitCode)") }
    return (child, try JSONDecoder().decode(RunReport.self, from: Data(contentsOf: URL(filePath: report))))
  }

  private static func fatal(_ message: String) -> Never {
    let line = Array((message + "\n").utf8)
    write(STDERR_FILENO, line, line.count)
    exit(2)
  }
}
