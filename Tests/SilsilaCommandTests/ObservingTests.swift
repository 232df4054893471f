import Foundation
import Testing

/// `--metrics`, `--trace` and `--log-level` of the command.
@Suite struct ObservingTests {
  private let news = "\(project)/Pipelines/news.yaml"

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func lines(_ path: String) throws -> [String: Double] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let pairs = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      line.lastIndex(of: " ").flatMap { space in
        Double(line[line.index(after: space)...]).map { (String(line[..<space]), $0) }
      }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test(arguments: ["none", "process"])
  func `metrics, spans and logs agree with the report, and the output is as without them`(isolation: String) throws {
    try withFolder { folder in
      let plain = try Command("run", news, "--output", "\(folder)/plain.jsonl", "--quiet")
      let run = try Command(
        "run", news, "--output", "\(folder)/out.jsonl", "--quiet", "--set", "run.isolation=\(isolation)",
        "--metrics", "\(folder)/new/m.prom", "--trace", "\(folder)/t.json", "--log-level", "trace",
        "--log-format", "json")
      #expect(plain.exitCode == 0 && run.exitCode == 0, "\(run.errors)")
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/plain.jsonl"))
      #expect(try Data(contentsOf: URL(filePath: "\(folder)/out.jsonl")) == bytes && !bytes.isEmpty)
      let report = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: "\(folder)/out.report.json")))
          as? [String: Any])
      let written = try #require(report["written"] as? Int)
      let metrics = try lines("\(folder)/new/m.prom")
      #expect(metrics[#"silsila_documents_total{outcome="written",pipeline="news"}"#] == Double(written))
      #expect(metrics[#"silsila_step_entered_total{pipeline="news",step="clean"}"#] == Double(written))
      #expect((metrics[#"silsila_step_seconds_total{pipeline="news",step="clean"}"#] ?? 0) > 0)
      #expect(metrics[#"silsila_runs_total{ending="complete",pipeline="news"}"#] == 1)
      let events = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: "\(folder)/t.json"))) as? [[String: Any]])
      for name in ["document", "clean", "summarise"] {
        #expect(events.count { $0["name"] as? String == name } == written, "\(name)")
      }
      let logged = try run.errors.split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      #expect(logged.count { $0["message"] as? String == "document written" } == written)
      #expect(Set(logged.compactMap { ($0["metadata"] as? [String: Any])?["run"] as? String }).count == 1)
    }
  }

  @Test func `every metric has a help text and is in the guide`() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/in", withIntermediateDirectories: true)
      for name in ["a", "b"] { try Data("Ships came in.".utf8).write(to: URL(filePath: "\(folder)/in/\(name).txt")) }
      let pipeline =
        "source: { files: { paths: [in] } }\nstages: [clean, segment, drop-copies]\nsinks: [{ json-lines: { path: out.jsonl } }]\n"
      try Data(pipeline.utf8).write(to: URL(filePath: folder + "/p.yaml"))
      let run = try Command("run", "\(folder)/p.yaml", "--quiet", "--metrics", "\(folder)/m.prom")
      #expect(run.exitCode == 0, "\(run.errors)")
      let text = try String(contentsOfFile: "\(folder)/m.prom", encoding: .utf8)
      let guide = try String(contentsOfFile: "\(project)/Documentation/Guides/Observing.md", encoding: .utf8)
      let names = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }.map {
        String($0.split(separator: " ")[2])
      }
      #expect(names.contains("silsila_documents_dropped_total") && names.count == 19, "\(names)")
      for name in names {
        #expect(text.contains("# HELP \(name) ") && guide.contains("`\(name)`"), "\(name)")
      }
    }
  }

  @Test func `nothing is logged unless asked for, and failed documents are`() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/in", withIntermediateDirectories: true)
      try Data((0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ $0 / 5) }).write(
        to: URL(filePath: folder + "/in/binary.txt"))
      let silent = try Command("run", news, "--input", folder + "/in", "--output", folder + "/out.jsonl", "--quiet")
      #expect(silent.exitCode == 1 && silent.errors.isEmpty, "\(silent.errors)")
      let told = try Command(
        "run", news, "--input", folder + "/in", "--output", folder + "/out.jsonl", "--quiet", "--log-level", "warning")
      #expect(told.errors.contains(" warning document failed document=binary.txt "), "\(told.errors)")
      #expect(told.errors.contains("step=clean") && told.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func `a file that cannot be written ends the command before the run`() throws {
    for option in ["--metrics", "--trace"] {
      let run = try Command("run", news, "--output", "-", option, "/proc/nowhere/file")
      #expect(run.exitCode == 2 && run.output.isEmpty && run.errors.contains("/proc/nowhere"), "\(run.errors)")
    }
  }
}
