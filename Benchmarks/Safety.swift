import FoundationEssentials

/// What it costs that a run loses nothing: the journal and worker processes, beside the same run without.
struct Safety {
  private static let rounds = 7

  private let pipeline: String
  private let data: String
  private let scratch: String

  /// Measures a pipeline over the articles of `data`, with outputs in the folder `scratch`.
  init(_ pipeline: String, over data: String, in scratch: String) {
    self.pipeline = pipeline
    self.data = data
    self.scratch = scratch
  }

  func write() throws {
    let journal = "\(scratch)/journal"
    let runs: [(name: String, startsAnew: Bool, options: [String])] = [
      ("without", true, ["--no-journal", "--isolation", "none"]),
      ("worker processes", true, ["--no-journal", "--isolation", "process"]),
      ("journal, first run", true, ["--journal", journal, "--isolation", "none"]),
      ("journal, again, nothing having changed", false, ["--journal", journal, "--isolation", "none"]),
      ("both, first run", true, ["--journal", journal, "--isolation", "process"]),
      ("both, again, nothing having changed", false, ["--journal", journal, "--isolation", "process"]),
    ]
    var best = [Double](repeating: .infinity, count: runs.count)
    // In turn, so that what else the machine does meets all of them.
    for _ in 0..<Safety.rounds {
      for (place, run) in runs.enumerated() {
        if run.startsAnew { try? FileManager.default.removeItem(atPath: journal) }
        let child = try Child(
          running: [
            Benchmarks.command, "run", pipeline, "--input", data, "--output", "\(scratch)/safety.jsonl",
            "--no-report-html", "--workers", "1", "--quiet",
          ] + run.options)
        guard child.exitCode <= 1 else { throw BenchmarkError("the run ended with exit code \(child.exitCode)") }
        best[place] = min(best[place], child.processorSeconds)
      }
    }
    var table = Table("safety, 1 worker, best of \(Safety.rounds)", "cpu s", "without is 1")
    for (run, seconds) in zip(runs, best) {
      table.add(run.name, seconds.rounded(to: 2), (seconds / best[0]).rounded(to: 2))
    }
    table.write()
  }
}
