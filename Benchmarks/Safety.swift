import FoundationEssentials

/// What it costs that a run loses nothing: the journal and worker processes, beside the same run without.
///
/// Many short runs, each with a run without right before or behind it, and the median of their ratios: what else the machine does comes and goes within seconds.
struct Safety {
  private static let rounds = 21
  /// How many articles each run works on.
  private static let articles = 6_000

  /// One way to run the pipeline.
  private struct Way {
    let name: String
    let options: [String]
    /// What it is called when it runs again on its journal; nil where it has none.
    var nameAgain: String?
  }

  private let pipeline: String
  private let data: String
  private let scratch: String
  private var journal: String { "\(scratch)/journal" }

  /// Measures a pipeline over the first articles of `data`, with outputs in the folder `scratch`.
  init(_ pipeline: String, over data: String, in scratch: String) {
    self.pipeline = pipeline
    self.data = data
    self.scratch = scratch
  }

  func write() throws {
    let without = ["--no-journal", "--isolation", "none"]
    let ways = [
      Way(name: "worker processes", options: ["--no-journal", "--isolation", "process"]),
      Way(
        name: "journal, first run", options: ["--journal", journal, "--isolation", "none"],
        nameAgain: "journal, again, nothing having changed"),
      Way(
        name: "both, first run", options: ["--journal", journal, "--isolation", "process"],
        nameAgain: "both, again, nothing having changed"),
    ]
    var ratios = [[(first: Double, again: Double)]](repeating: [], count: ways.count)
    for round in 0..<Safety.rounds {
      for (place, way) in ways.enumerated() {
        let before = round % 2 == 0 ? try seconds(without) : nil
        try? FileManager.default.removeItem(atPath: journal)
        let first = try seconds(way.options)
        let beside = try before ?? seconds(without)
        ratios[place].append((first / beside, way.nameAgain == nil ? 0 : try seconds(way.options) / beside))
      }
    }
    var table = Table("safety, 1 worker, median of \(Safety.rounds) rounds", "without is 1")
    for (way, ratios) in zip(ways, ratios) {
      table.add(way.name, Safety.median(ratios.map(\.first)).rounded(to: 2))
      if let name = way.nameAgain { table.add(name, Safety.median(ratios.map(\.again)).rounded(to: 2)) }
    }
    table.write()
  }

  /// The processor time of one run.
  private func seconds(_ options: [String]) throws -> Double {
    let child = try Child(
      running: [
        Benchmarks.command, "run", pipeline, "--input", data, "--limit", "\(Safety.articles)", "--output",
        "\(scratch)/safety.jsonl", "--no-report-html", "--workers", "1", "--quiet",
      ] + options)
    guard child.exitCode <= 1 else { throw BenchmarkError("the run ended with exit code \(child.exitCode)") }
    return child.processorSeconds
  }

  /// The middle one of an odd number of values.
  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
