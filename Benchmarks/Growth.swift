import FoundationEssentials

/// The shipped pipeline a step at a time, from reading and writing alone, beside what ICU4C needs for the words and sentences of the same articles.
struct Growth {
  private static let rounds = 5
  private static let steps = [
    "clean", "detect-language", "segment", "tag-quotations", "tag-keywords: { count: 10 }", "summarise",
  ]

  private let data: String
  private let scratch: String

  /// Measures runs over the articles of `data`, with pipelines and outputs in the folder `scratch`.
  init(over data: String, in scratch: String) {
    self.data = data
    self.scratch = scratch
  }

  func write() throws {
    var best = [Double](repeating: .infinity, count: Growth.steps.count)
    // In turn, so that what else the machine does meets all of them.
    for _ in 0..<Growth.rounds {
      for place in best.indices { best[place] = min(best[place], try seconds(to: place)) }
    }
    // Last, since a child's peak of memory begins with what its parent holds.
    let icu = try ICU.seconds(over: try Loaded(data).cleaned())
    var table = Table("files of JSON Lines, 1 worker, no journal", "cpu s", "of it this step", "ICU4C is 1")
    for place in best.indices {
      table.add(
        place == 0 ? "read, clean, write" : "… and \(Growth.steps[place])", best[place].rounded(to: 2),
        (best[place] - (place == 0 ? 0 : best[place - 1])).rounded(to: 2), (best[place] / icu).rounded(to: 2))
    }
    table.write()
  }

  /// The processor time of the pipeline with the steps up to the one at `last`.
  private func seconds(to last: Int) throws -> Double {
    let pipeline = "\(scratch)/growth.yaml"
    let text = """
      pipeline: growth
      source: { json-lines: { path: input.jsonl } }
      stages: [\(Growth.steps[...last].joined(separator: ", "))]
      sinks: [{ json-lines: { path: growth.jsonl } }]
      """
    try Data(text.utf8).write(to: URL(filePath: pipeline))
    let child = try Child(running: [
      Benchmarks.command, "run", pipeline, "--input", data, "--no-journal", "--isolation", "none", "--no-report-html",
      "--workers", "1", "--quiet",
    ])
    guard child.exitCode <= 1 else { throw BenchmarkError("the run ended with exit code \(child.exitCode)") }
    return child.processorSeconds
  }
}
