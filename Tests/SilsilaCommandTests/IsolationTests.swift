import Foundation
import Testing

/// Runs with stages that do harm, in worker processes: by `SilsilaSaboteur`, a program of its own.
@Suite struct IsolationTests {
  /// Twelve articles, two of them with the word that the saboteur waits for; a pipeline of `stages`; and what came of it.
  private struct Sabotaged {
    let run: Command
    let output: String
    /// Ids of the documents that failed, with step and error.
    var failures: [[String]] {
      run.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }.filter { $0.count == 3 }
    }

    /// Runs the pipeline with every deed of `writing`, at the same output and journal; what is kept is what came of the last run.
    init(
      _ stages: [String], writing: [String] = ["nothing"], isolation: String = "process", workers: Int = 2,
      settings: String = "", articles: Int = 12
    ) throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      try FileManager.default.createDirectory(
        at: folder.appending(path: "in"), withIntermediateDirectories: true)
      for number in 0..<articles {
        let name = "in/\(String(repeating: "0", count: 4 - "\(number)".count))\(number).txt"
        let text =
          number % 6 == 3
          ? "A day in \(number)\n\nThere was poison in the water. Nobody drank of it."
          : "A day in \(number)\n\nThe harbour of town \(number) opened again. Ships came in from the sea, and the market sold fish."
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      var run: Command?
      for deed in writing {
        let yaml = """
          source: { files: { paths: [in] } }
          stages:
          \(stages.map { "  - \($0)" }.joined(separator: "\n"))
          sinks: [json-lines: { path: out.jsonl }, sabotage-writing: { deed: \(deed) }]
          run: { isolation: \(isolation), document-seconds: 0.5, document-memory: 64\(settings) }
          """
        try Data(yaml.utf8).write(to: folder.appending(path: "p.yaml"))
        run = try Command(product: "SilsilaSaboteur", ["p.yaml", "\(workers)"], folder: folder.path)
      }
      self.run = try #require(run)
      output = (try? String(contentsOf: folder.appending(path: "out.jsonl"), encoding: .utf8)) ?? ""
    }
  }

  private static func stages(_ deed: String, at place: Int = 2) -> [String] {
    var stages = ["clean", "segment", "weigh-terms", "tag-keywords"]
    stages.insert("sabotage: { deed: \(deed) }", at: place)
    return stages
  }

  @Test(arguments: [
    ("trap", "signal "), ("segfault", "signal 11"), ("overflow", "signal 11"), ("abort", "signal 6"),
    ("exit", "exit code 0"), ("loop", "more than 0.5 s of processor time"), ("sleep", "not done after 2.5 s"),
    ("eat", "more than 64 MB of memory"), ("gulp", "failed to allocate"), ("close", "closed a descriptor"),
    ("kill", "signal 9"),
  ]) func `a stage that ends its process, or never ends, harms its document alone`(deed: String, error: String) throws {
    let gentle = try Sabotaged(Self.stages("throwing"), isolation: "none")
    #expect(gentle.failures.map { $0[0] } == ["0003.txt", "0009.txt"] && !gentle.output.isEmpty)
    let harsh = try Sabotaged(Self.stages(deed))
    #expect(harsh.failures.map { $0[0] } == ["0003.txt", "0009.txt"], "\(harsh.run.output) \(harsh.run.errors)")
    for failure in harsh.failures {
      #expect(failure[2].contains(error))
      if deed != "close" { #expect(failure[1] == "sabotage") }
    }
    #expect(harsh.run.exitCode == 1)
    #expect(harsh.output == gentle.output)
  }

  @Test(arguments: 0...4) func `at every place of a pipeline`(place: Int) throws {
    let gentle = try Sabotaged(Self.stages("throwing", at: place), isolation: "none")
    for deed in ["trap", "exit"] {
      let harsh = try Sabotaged(Self.stages(deed, at: place), workers: place + 1)
      #expect(harsh.failures.map { $0.prefix(2) } == [["0003.txt", "sabotage"], ["0009.txt", "sabotage"]])
      #expect(harsh.output == gentle.output && !harsh.output.isEmpty)
    }
  }

  @Test(arguments: ["throwing", "trap", "exit", "loop", "eat"])
  func `where a corpus stage observes`(deed: String) throws {
    let stages = ["clean", "segment", "sabotage-observing: { deed: DEED }", "weigh-terms", "tag-keywords"]
    func sabotaged(_ deed: String, _ isolation: String) throws -> Sabotaged {
      try Sabotaged(stages.map { $0.replacingOccurrences(of: "DEED", with: deed) }, isolation: isolation)
    }
    let gentle = try sabotaged("throwing", "none")
    let harsh = try sabotaged(deed, "process")
    #expect(harsh.failures.map { $0.prefix(2) } == gentle.failures.map { $0.prefix(2) } && harsh.failures.count == 2)
    #expect(harsh.output == gentle.output && !harsh.output.isEmpty)
  }

  @Test(arguments: [
    ("throwing", "none", "the saboteur throws"), ("throwing", "process", "the saboteur throws"),
    ("trap", "process", "the stage ended its process by signal "),
    ("exit", "process", "the stage ended its process with exit code 0"),
  ])
  func `a corpus stage that cannot learn ends the run, and says so`(
    deed: String, isolation: String, error: String
  ) throws {
    let ended = try Sabotaged(
      ["clean", "segment", "sabotage-learning: { deed: \(deed) }"], isolation: isolation)
    #expect(ended.run.exitCode == 2 && ended.output.isEmpty)
    #expect(ended.run.output.contains("'sabotage-learning' cannot learn from the documents: \(error)"))
  }

  @Test(arguments: ["throwing", "trap", "exit", "loop", "eat"])
  func `where a sink makes bytes of a document`(deed: String) throws {
    let gentle = try Sabotaged(["clean", "segment"], writing: ["throwing"], isolation: "none")
    let harsh = try Sabotaged(["clean", "segment"], writing: [deed])
    // The journal has all that the steps did, and another sink has made bytes of it.
    let changed = try Sabotaged(["clean", "segment"], writing: ["nothing", deed])
    let again = try Sabotaged(["clean", "segment"], writing: ["nothing", deed, deed])
    for run in [gentle, harsh, changed, again] {
      #expect(run.failures.map { $0.prefix(2) } == [["0003.txt", "output"], ["0009.txt", "output"]])
    }
    #expect(!gentle.output.isEmpty && [harsh, changed, again].allSatisfy { $0.output == gentle.output })
  }

  @Test(arguments: ["trap", "exit"])
  func `where what the journal has of a document cannot be read`(deed: String) throws {
    func again(_ deed: String, _ isolation: String) throws -> Sabotaged {
      try Sabotaged(
        ["clean", "sabotage-keeping: { deed: \(deed) }", "segment"], writing: ["nothing", "nothing"],
        isolation: isolation)
    }
    let (gentle, harsh) = (try again("throwing", "none"), try again(deed, "process"))
    for run in [gentle, harsh] {
      #expect(
        run.failures.map { $0.prefix(2) } == [["0003.txt", "sabotage-keeping"], ["0009.txt", "sabotage-keeping"]])
    }
    #expect(harsh.output == gentle.output && !harsh.output.isEmpty)
  }

  @Test(arguments: ["trap", "exit", "loop", "eat"])
  func `a layer that ends the process when it is read back harms its document alone`(deed: String) throws {
    func again(_ options: String, _ isolation: String) throws -> Sabotaged {
      try Sabotaged(
        ["clean", "sabotage-keeping: { \(options) }", "segment"], writing: ["nothing", "nothing"], isolation: isolation)
    }
    let (gentle, harsh) = (try again("deed: throwing", "none"), try again("reading: \(deed)", "process"))
    #expect(
      harsh.failures.map { $0.prefix(2) } == [["0003.txt", "sabotage-keeping"], ["0009.txt", "sabotage-keeping"]])
    #expect(harsh.run.exitCode == 1 && harsh.output == gentle.output && !harsh.output.isEmpty)
  }

  @Test(arguments: ["fork", "print"]) func `forks and noise change nothing`(deed: String) throws {
    let gentle = try Sabotaged(Self.stages("nothing"), isolation: "none")
    let harsh = try Sabotaged(Self.stages(deed))
    #expect(harsh.run.exitCode == 0 && harsh.failures.isEmpty)
    #expect(harsh.output == gentle.output && !harsh.output.isEmpty)
    #expect(!harsh.run.output.contains("noise"))
    if deed == "print" { #expect(harsh.run.errors.contains("noise on 1")) }
  }

  @Test func `the same bytes for any number of workers, with many that die`() throws {
    let gentle = try Sabotaged(Self.stages("throwing"), isolation: "none", articles: 300)
    for workers in [1, 3] {
      let harsh = try Sabotaged(Self.stages("trap"), workers: workers, articles: 300)
      #expect(harsh.failures.count == 50 && harsh.output == gentle.output && !harsh.output.isEmpty)
    }
  }

  @Test func `too many failures end the run, at the same document for any number of workers`() throws {
    for (allowed, isolation, workers) in [("1/12", "none", 1), ("1/7", "process", 3), ("1", "process", 1)] {
      let ended = try Sabotaged(
        Self.stages("throwing"), isolation: isolation, workers: workers, settings: ", max-failures: \(allowed)",
        articles: 300)
      #expect(
        ended.run.exitCode == 2 && ended.failures.map { $0[0] } == ["0003.txt", "0009.txt"] && ended.output.isEmpty)
    }
    let going = try Sabotaged(Self.stages("throwing"), settings: ", max-failures: 1/6", articles: 60)
    #expect(going.run.exitCode == 1 && going.failures.count == 10 && !going.output.isEmpty)
  }

  @Test func `a document that is larger than it may be fails`() throws {
    let limited = try Sabotaged(["clean", "segment"], settings: ", document-bytes: 70")
    #expect(limited.failures.count == 10 && limited.failures.allSatisfy { $0[2].contains("the limit is 70") })
    #expect(limited.output.split(separator: "\n").count == 2)
  }

  @Test func `the shipped pipelines make the same with and without`() throws {
    for name in ["news", "archive", "scraped"] {
      let runs = try ["none", "process"].map {
        try Command("run", "Pipelines/\(name).yaml", "--output", "-", "--quiet", "--isolation", $0)
      }
      #expect(runs[0].exitCode == 0 && runs[1].exitCode == 0, "\(runs[1].errors)")
      #expect(!runs[0].output.isEmpty && runs[0].output == runs[1].output)
    }
  }
}
