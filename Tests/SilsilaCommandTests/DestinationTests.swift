import Foundation
import Testing

/// Whatever passes `check` starts, wherever it writes.
@Suite struct DestinationTests {
  private static let long = String(repeating: "x", count: 239)

  /// Sinks below a folder, and the mistake that `check` finds.
  @Test(arguments: [
    ("json-lines: { path: o/a.jsonl }, json-lines: { path: o/a.jsonl }", "same-destination"),
    ("json-lines: { path: o/a.jsonl }, json-lines: { path: ./o/../o//a.jsonl }", "same-destination"),
    ("json-folder: { path: o/f }, json-folder: { path: o/f/ }", "same-destination"),
    ("json-folder: { path: o/f }, json-lines: { path: o/f }", "same-destination"),
    ("json-lines: { path: o/a.jsonl }, json-lines: { path: o/a.journal }", "give another name with --journal"),
    ("json-lines: { path: o/a.jsonl }, json-folder: { path: o/a.quarantine }", "give another name with --quarantine"),
    ("json-folder: { path: o/f }, json-lines: { path: o/./f.report.json }", "give another name with --report"),
    ("json-lines: { path: o/\(long)x }", "the path is too long"),
    ("json-lines: { path: o/\(long)\(long)/a.jsonl }", "the path is too long"),
    ("json-folder: { path: o/\(long)x }", "the path is too long"),
    ("json-folder: { path: '\(String(repeating: "x/", count: 2_010))' }", "the path is too long"),
    ("json-lines: { path: o/\(long) }", nil), ("json-folder: { path: o/\(long) }", nil),
    ("json-folder: { path: o/f }, json-lines: { path: o/f.jsonl }", nil),
    ("json-lines: { path: /dev/null }, json-lines: { path: /dev/null }", nil),
    ("json-lines: { path: '-' }, json-lines: { path: '-' }", nil),
  ]) func `what check lets pass can be written`(sinks: String, problem: String?) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder + "/in", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("A text. It rains.".utf8).write(to: URL(filePath: folder + "/in/a.txt"))
    let pipeline = "source: { files: { paths: [in] } }\nstages: [clean]\nsinks: [\(sinks)]\n"
    try Data(pipeline.utf8).write(to: URL(filePath: folder + "/p.yaml"))
    let check = try Command("check", "p.yaml", folder: folder)
    let run = try Command("run", "p.yaml", "--quiet", folder: folder)
    #expect(
      check.exitCode == (problem == nil ? 0 : 2) && run.exitCode == check.exitCode, "\(check.errors)\(run.errors)")
    #expect(check.errors.contains(problem ?? "sound"))
  }

  @Test func `a run does not write over what it reads`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let line = #"{"id":"1","text":"A text. It rains."}"# + "\n"
    try Data(line.utf8).write(to: URL(filePath: folder + "/r.jsonl"))
    try FileManager.default.createSymbolicLink(atPath: folder + "/s.jsonl", withDestinationPath: "r.jsonl")
    for output in ["r.jsonl", "./s.jsonl"] {
      let run = try Command(
        "run", "\(project)/Pipelines/news.yaml", "--input", "r.jsonl", "--output", output, "--quiet", folder: folder)
      #expect(run.exitCode == 2 && run.errors.contains("would be written over"))
      #expect(try String(contentsOfFile: folder + "/r.jsonl", encoding: .utf8) == line)
    }
    for option in ["report", "report-html", "metrics", "trace", "journal"] {
      let run = try Command(
        "run", "\(project)/Pipelines/news.yaml", "--input", "r.jsonl", "--output", "o.jsonl", "--quiet",
        "--\(option)", "s.jsonl", folder: folder)
      #expect(run.exitCode == 2 && run.errors.contains("give another name with --\(option)"), "\(run.errors)")
      #expect(try String(contentsOfFile: folder + "/r.jsonl", encoding: .utf8) == line)
    }
    let twice = try Command(
      "run", "\(project)/Pipelines/news.yaml", "--input", "r.jsonl", "--output", "o.jsonl", "--quiet", "--report", "x",
      "--report-html", "./x", folder: folder)
    #expect(twice.exitCode == 2 && twice.errors.contains("another output of the run"))
  }
}
