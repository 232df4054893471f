import FoundationEssentials

/// What the journal costs a first run, and saves a second one, beside the same run without.
struct JournalCost {
  private static let rounds = 3

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
    let output = "\(scratch)/journal.jsonl"
    let journal = "\(scratch)/journal"
    var best = [Double](repeating: .infinity, count: 3)
    // In turn, so that what else the machine does meets all of them.
    for _ in 0..<JournalCost.rounds {
      try? FileManager.default.removeItem(atPath: journal)
      for (place, options) in [["--no-journal"], ["--journal", journal], ["--journal", journal]].enumerated() {
        let child = try Child(
          running: [
            Benchmarks.command, "run", pipeline, "--input", data, "--output", output, "--no-report-html", "--workers",
            "1",
            "--quiet",
          ] + options)
        guard child.exitCode <= 1 else { throw BenchmarkError("the run ended with exit code \(child.exitCode)") }
        best[place] = min(best[place], child.processorSeconds)
      }
    }
    var table = Table("journal, 1 worker, best of \(JournalCost.rounds)", "cpu s", "without is 1")
    for (name, seconds) in zip(["without", "first run", "again, nothing having changed"], best) {
      table.add(name, seconds.rounded(to: 2), (seconds / best[0]).rounded(to: 2))
    }
    table.write()
  }
}
