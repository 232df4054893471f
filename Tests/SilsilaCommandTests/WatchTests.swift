import Foundation
import Testing

/// `silsila run --watch` keeps the output as a run from scratch would make it.
@Suite(.serialized) struct WatchTests {
  private let articles = [
    "a.txt": "The harbour opened today after a long storm. Ships came in from the north.",
    "b.txt": "The library of the town keeps old maps. Readers may see the maps on Monday.",
    "c.txt": "A bridge over the river is to be built. The river is wide there.",
  ]

  /// Waits for round `number` and compares.
  private func expectRound(_ number: Int, _ what: String, _ run: WatchedRun) throws {
    try #require(run.waits(for: "round \(number): \(what)"), "\(run.errors)")
    let (watched, fresh) = try run.outputs()
    #expect(watched == fresh && !fresh.isEmpty, "round \(number)")
  }

  @Test func `files and folders that come, change, move and go are in the output as after a fresh run`() throws {
    let run = try WatchedRun(articles: articles)
    try #require(run.waits(for: "watching: 1 folder"), "\(run.errors)")
    try run.write("Markets rose on Friday. Traders at the market were glad.", "in/d.txt")
    try expectRound(2, "1 came (d.txt)", run)
    try run.write("Markets fell on Friday. Traders at the harbour were not glad.", "in/d.txt")
    try expectRound(3, "1 changed (d.txt)", run)
    try run.move("in/d.txt", to: "in/0.txt")
    try expectRound(4, "1 came, 1 gone", run)
    try run.remove("in/a.txt")
    try expectRound(5, "1 gone (a.txt)", run)
    try FileManager.default.createDirectory(atPath: run.path("in/sub/deep"), withIntermediateDirectories: true)
    try run.write("Snow fell in the hills. The station in the hills was shut.", "in/sub/deep/e.txt")
    try expectRound(6, "1 came", run)
    try run.write("Snow fell in the hills. The station was open.", "in/sub/deep/e.txt")
    try expectRound(7, "1 changed (e.txt)", run)
    try run.move("in/sub", to: "in/moved")
    try expectRound(8, "1 came, 1 gone", run)
    try run.write("Rain fell in the hills. The school was shut.", "in/moved/deep/e.txt")
    try expectRound(9, "1 changed (e.txt)", run)
    try run.move("in/moved", to: "elsewhere")
    try expectRound(10, "1 gone", run)
    #expect(run.end() == 0)
  }

  @Test func `an edit of the pipeline file is taken up, and an unsound one shown and passed over`() throws {
    let run = try WatchedRun(articles: articles)
    try #require(run.waits(for: "watching: 1 folder"), "\(run.errors)")
    let pipeline = WatchedRun.pipeline.replacing("OUTPUT", with: "out.jsonl")
    // As editors do it: beside, then renamed.
    try run.write(pipeline.replacing("count: 3", with: "count: 1"), "p.new")
    #expect(rename(run.path("p.new"), run.path("p.yaml")) == 0)
    try expectRound(2, "the pipeline was edited", run)
    try run.write(pipeline.replacing("count: 3", with: "cuont: 1"), "p.yaml")
    try #require(run.waits(for: "error[unknown-option]"), "\(run.errors)")
    try #require(run.waits(for: "did you mean 'count'?") && run.waits(for: "stays as it was"), "\(run.errors)")
    try run.write("Markets rose on Friday. Traders at the market were glad.", "in/d.txt")
    try #require(run.waits(for: "round 3: 1 came"), "\(run.errors)")
    let kept = try Data(contentsOf: run.folder.appending(path: "out.jsonl"))
    try run.write(pipeline.replacing("count: 3", with: "count: 1"), "p.yaml")
    #expect(try run.outputs().fresh == kept, "the sound pipeline stayed in force")
    try run.write(pipeline.replacing("count: 3", with: "count: 2"), "p.yaml")
    try expectRound(4, "the pipeline was edited", run)
    #expect(run.end(SIGINT) == 0)
  }

  @Test func `a burst gives one round, and its own files give none`() throws {
    let run = try WatchedRun("--debounce", "1500", "--no-report-html", output: "in/out.jsonl", articles: articles)
    try #require(run.waits(for: "watching: 1 folder"), "\(run.errors)")
    for number in 0..<200 {
      try run.write("Report \(number) tells of ships and of maps.", "in/n\(number).txt")
    }
    try #require(run.waits(for: "round 2: 200 came"), "\(run.errors)")
    usleep(2_500_000)
    #expect(!run.errors.contains("round 3"), "\(run.errors)")
    let (watched, fresh) = try run.outputs("in/out.jsonl")
    #expect(watched == fresh)
    #expect(run.end() == 0)
  }

  @Test func `a steady stream of changes still gets rounds`() throws {
    let run = try WatchedRun("--debounce", "500", articles: articles)
    try #require(run.waits(for: "watching: 1 folder"), "\(run.errors)")
    let end = Date.now + 60
    var number = 0
    while Date.now < end, !run.errors.contains("round 2") {
      try run.write("Report \(number) tells of ships and of maps.", "in/n.txt")
      number += 1
      usleep(50_000)
    }
    #expect(run.errors.contains("round 2"), "\(run.errors)")
  }

  @Test func `no other run may write to the output meanwhile`() throws {
    let run = try WatchedRun(articles: articles)
    try #require(run.waits(for: "watching: 1 folder"), "\(run.errors)")
    let second = try Command("run", "p.yaml", folder: run.folder.path)
    #expect(second.exitCode == 2 && second.errors.contains("another run is writing here"), "\(second.errors)")
    #expect(run.end() == 0)
    #expect(try Command("run", "p.yaml", "--quiet", folder: run.folder.path).exitCode == 0)
  }

  @Test func `a round that fails is told, and the next one does what it left`() throws {
    let run = try WatchedRun(articles: articles)
    try #require(run.waits(for: "watching: 1 folder"), "\(run.errors)")
    try run.move("in", to: "gone")
    try #require(run.waits(for: "'in' does not exist"), "\(run.errors)")
    try run.write("Markets rose on Friday. Traders at the market were glad.", "gone/d.txt")
    try run.move("gone", to: "in")
    try expectRound(2, "", run)
    #expect(run.end() == 0)
  }

  @Test func `what cannot be watched ends the command before the first run`() throws {
    let run = try WatchedRun(articles: articles)
    try #require(run.waits(for: "watching: 1 folder"), "\(run.errors)")
    for (arguments, message) in [
      (["--input", "-"], "cannot be watched"), (["--output", "-"], "needs an output"), (["--plan"], "leave out"),
      (["--no-journal"], "leave out"), (["--set", "stages.tag-keywords.cuont=1"], "unknown-option"),
    ] {
      let command = try Command(["run", "p.yaml", "--watch"] + arguments, folder: run.folder.path)
      #expect(command.exitCode == 2 && command.errors.contains(message), "\(arguments): \(command.errors)")
    }
  }
}
