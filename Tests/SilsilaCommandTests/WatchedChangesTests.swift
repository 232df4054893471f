import Foundation
import PipelineTesting
import Testing

/// Files, folders and the pipeline file changed at random while they are watched.
@Suite(.serialized) struct WatchedChangesTests {
  private let words = ["harbour", "market", "library", "station", "school", "bridge", "theatre", "river", "storm"]

  /// The folders and files below `in`.
  private func content(of run: WatchedRun) -> (folders: [String], files: [String]) {
    var (folders, files) = (["in"], [String]())
    for name in FileManager.default.subpaths(atPath: run.path("in")) ?? [] {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: run.path("in/\(name)"), isDirectory: &isFolder) else { continue }
      if isFolder.boolValue { folders.append("in/\(name)") } else { files.append("in/\(name)") }
    }
    return (folders.sorted(), files.sorted())
  }

  /// One change; one that cannot be made, as of a folder into itself, is none.
  private func change(_ run: WatchedRun, _ random: inout SplitMix) throws {
    let (folders, files) = content(of: run)
    let folder = folders.randomElement(using: &random) ?? "in"
    let file = files.randomElement(using: &random)
    let name = "\(folder)/f\(Int.random(in: 0..<40, using: &random)).txt"
    let inner = "\(folder)/d\(Int.random(in: 0..<4, using: &random))"
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<7:
      let text = (0..<Int.random(in: 5..<50, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      try run.write(text.joined(separator: " ") + ".", name)
    case 7..<10: if let file { try run.remove(file) }
    case 10..<13: if let file { rename(run.path(file), run.path(name)) }
    case 13..<16: try? FileManager.default.createDirectory(atPath: run.path(inner), withIntermediateDirectories: false)
    case 16..<18:
      if folder != "in" { rename(run.path(folder), run.path("in/d\(Int.random(in: 0..<4, using: &random))")) }
    case 18: if folder != "in" { try run.remove(folder) }
    default:
      let count = Int.random(in: 1...4, using: &random)
      try run.write(
        WatchedRun.pipeline.replacing("OUTPUT", with: "out.jsonl").replacing("count: 3", with: "count: \(count)"),
        "p.new")
      rename(run.path("p.new"), run.path("p.yaml"))
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `whatever happens, the output comes to be that of a fresh run`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let run = try WatchedRun("--debounce", "50", "--no-report-html", articles: ["a.txt": "Ships came in."])
    // From the first moment on: some of it happens before anything is watched; and on until there were many rounds, however slow they are.
    var changes = 0
    let last = Date.now + 60
    while changes < 150 || !run.errors.contains("round 5") && Date.now < last {
      try change(run, &random)
      changes += 1
      if Int.random(in: 0..<3, using: &random) == 0 { usleep(UInt32.random(in: 0..<80_000, using: &random)) }
    }
    let end = Date.now + 60
    var isEqual = false
    while !isEqual, Date.now < end {
      usleep(200_000)
      guard FileManager.default.fileExists(atPath: run.path("out.jsonl")) else { continue }
      let (watched, fresh) = try run.outputs()
      isEqual = watched == fresh && !fresh.isEmpty
    }
    #expect(isEqual, "\(run.errors)")
    #expect(run.errors.contains("round 5"), "changes came in many rounds")
    #expect(run.end() == 0)
  }
}
