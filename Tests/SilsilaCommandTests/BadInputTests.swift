import Foundation
import Testing

@testable import SilsilaCommand

/// Input as the world has it: each gives a clear error or a quarantined document, never a crash, a hang or a lost article.
@Suite(.serialized) struct BadInputTests {
  private let news = "\(project)/Pipelines/news.yaml"

  /// Calls `body` with a new folder that is removed afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder + "/in", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func write(_ bytes: [UInt8], _ path: String) throws { try Data(bytes).write(to: URL(filePath: path)) }

  private func report(_ path: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any])
  }

  @Test func `an empty folder is a run over nothing`() throws {
    try withFolder { folder in
      let run = try Command("run", news, "--input", folder + "/in", "--output", folder + "/out.jsonl")
      #expect(run.exitCode == 0 && run.errors.contains("articles read  0"), "\(run.errors)")
      #expect(try Data(contentsOf: URL(filePath: folder + "/out.jsonl")).isEmpty)
    }
  }

  @Test func `a missing folder is found by check and by run`() throws {
    for command in ["check", "run"] {
      let run = try Command(command, news, "--input", "\(project)/Pipelines/Artikles", "--output", "-")
      #expect(
        run.exitCode == 2 && run.errors.contains("error[bad-option]") && run.errors.contains("Artikles"),
        "\(run.errors)")
    }
  }

  @Test func `files of every kind are written or quarantined, and the count adds up`() throws {
    try withFolder { folder in
      let good = Array("The harbour opened today after a long storm. Ships came in.".utf8)
      try write(good, folder + "/in/good.txt")
      try write([], folder + "/in/empty.txt")
      try write((0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ $0 / 5) }, folder + "/in/binary.txt")
      try write(
        Array("قبل ".utf8) + [0xFF, 0xFE] + Array(" بعد ذلك وصل الوفد إلى المدينة".utf8), folder + "/in/damaged.txt")
      try write(good, folder + "/in/with space\nand line end عربي.txt")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/in/gone.txt", withDestinationPath: folder + "/nowhere")
      let run = try Command(
        "run", news, "--input", folder + "/in", "--output", folder + "/out.jsonl", "--verify")
      let report = try report(folder + "/out.report.json")
      let read = try #require(report["read"] as? Int)
      let written = try #require(report["written"] as? Int)
      let failed = try #require(report["failed"] as? Int)
      #expect(read == written + failed && written == 4, "\(run.errors)")
      #expect(run.exitCode == (failed > 0 ? 1 : 0))
      let quarantined = try FileManager.default.contentsOfDirectory(atPath: folder + "/out.quarantine").filter {
        $0.hasPrefix("0")
      }
      #expect(quarantined.count == failed && quarantined.contains { $0.hasSuffix("binary.txt") })
      let lines = try String(contentsOf: URL(filePath: folder + "/out.jsonl"), encoding: .utf8)
      #expect(lines.contains("invalid-utf-8") && lines.contains("U+FFFD"))
    }
  }

  @Test func `two records with one id: the second is quarantined`() throws {
    try withFolder { folder in
      let lines = #"{"id":"a","text":"One text."}"# + "\n" + #"{"id":"a","text":"Another."}"# + "\n{\"text\": \n"
      let run = try Command(
        "run", news, "--input", "-", "--output", "-", "--quarantine", folder + "/q", "--report", folder + "/r.json",
        input: lines)
      #expect(run.exitCode == 1 && run.documents.count == 1, "\(run.errors)")
      let report = try report(folder + "/r.json")
      #expect(report["failed"] as? Int == 2)
      #expect(run.errors.contains("same id 'a'") && run.errors.contains("stdin:3"))
    }
  }

  @Test func `a file of one very long line passes`() throws {
    try withFolder { folder in
      try write(Array(String(repeating: "كلمة word 12، ", count: 60_000).utf8), folder + "/in/long.txt")
      try write(
        Array(
          "source: { files: { paths: [in] } }\nstages: [clean, segment]\nsinks: [{ json-lines: { path: '-', fields: [sentences] } }]\n"
            .utf8),
        folder + "/p.yaml")
      let run = try Command("run", folder + "/p.yaml", "--quiet")
      #expect(run.exitCode == 0 && run.documents.count == 1, "\(run.errors)")
    }
  }

  @Test func `output that cannot be written is an error, and nothing half is left`() throws {
    try withFolder { folder in
      try write(Array("A text.".utf8), folder + "/in/a.txt")
      let full = try Command("run", news, "--input", folder + "/in", "--output", "/proc/nowhere/out.jsonl")
      #expect(full.exitCode == 2 && full.errors.contains("/proc/nowhere"), "\(full.errors)")
      try FileManager.default.createDirectory(atPath: folder + "/out.jsonl", withIntermediateDirectories: true)
      let taken = try Command("run", news, "--input", folder + "/in", "--output", folder + "/out.jsonl")
      #expect(taken.exitCode == 2, "\(taken.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["in", "out.jsonl"])
    }
  }

  @Test func `standard output that is full or closed is an error`() throws {
    for (redirection, reason) in [(">/dev/full", "no space left on device"), (">&-", "bad file descriptor")] {
      for arguments in ["run '\(news)' --output - --quiet", "stages", "schema"] {
        let run = try Command(shell: "\(arguments) \(redirection)")
        #expect(run.exitCode == 2 && run.errors.lowercased().contains(reason), "\(arguments): \(run.errors)")
      }
    }
  }

  @Test func `a reader that has seen enough is no error`() throws {
    let run = try Command(shell: "run '\(news)' --output - --quiet | head -c 20")
    #expect(run.output.utf8.count == 20 && run.errors.isEmpty, "\(run.errors)")
  }

  @Test func `errors of a run are JSON where that was asked for`() throws {
    let run = try Command("run", news, "--output", "/proc/nowhere/out.jsonl", "--log-format", "json")
    let line = try #require(try JSONSerialization.jsonObject(with: Data(run.errors.utf8)) as? [String: String])
    #expect(run.exitCode == 2 && line["error"]?.contains("/proc/nowhere") == true)
  }

  @Test(
    arguments: [
      ("", "empty-file"), ("- clean\n", "not-a-pipeline"), ("news\n", "not-a-pipeline"),
      (String(repeating: "# x\n", count: 2_600_000), "file-too-large"),
    ])
  func `pipeline files that are none are refused`(content: String, id: String) throws {
    try withFolder { folder in
      try write(Array(content.utf8), folder + "/p.yaml")
      for command in ["check", "run"] {
        let run = try Command(command, folder + "/p.yaml")
        #expect(
          run.exitCode == 2 && run.errors.contains("error[\(id)]") && run.errors.utf8.count < 2_000,
          "\(run.errors.prefix(500))")
      }
    }
  }

  @Test func `a folder is no pipeline file`() throws {
    let run = try Command("check", "\(project)/Pipelines")
    #expect(run.exitCode == 2 && run.errors.contains("error[not-a-file]"), "\(run.errors)")
  }

  @Test(arguments: [1, 2, 16]) func `the shipped pipeline gives the same bytes for any number of workers`(workers: Int)
    throws
  {
    try withFolder { folder in
      let first = try Command("run", news, "--output", folder + "/a.jsonl", "--workers", "1", "--quiet")
      let second = try Command(
        "run", news, "--output", folder + "/b.jsonl", "--workers", "\(workers)", "--quiet", "--verify")
      #expect(first.exitCode == 0 && second.exitCode == 0, "\(second.errors)")
      let bytes = try Data(contentsOf: URL(filePath: folder + "/a.jsonl"))
      #expect(bytes == (try Data(contentsOf: URL(filePath: folder + "/b.jsonl"))) && bytes.count > 10_000)
    }
  }

  @Test func `every pipeline that is shipped is sound`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(project)/Pipelines").filter {
      $0.hasSuffix(".yaml")
    }
    #expect(names.count >= 3)
    for name in names {
      let run = try Command("run", "\(project)/Pipelines/\(name)", "--output", "-", "--quiet", "--verify")
      #expect(run.exitCode == 0 && !run.documents.isEmpty, "\(name): \(run.errors)")
    }
  }

  @Test func `furniture of the shipped pages is kept beside the body`() throws {
    let run = try Command("run", news, "--output", "-", "--quiet")
    let page = try #require(run.documents.first { $0["id"] as? String == "ar/harbour-agreement.txt" })
    let text = try #require(page["text"] as? String)
    #expect(text.hasSuffix("مؤقتًا إلى الرصيف الشرقي.") && !text.contains("المصدر"))
    #expect((page["metadata"] as? [String: Any])?["source"] as? String == "صحيفة الساحل")
    #expect((page["links"] as? [Any])?.count == 4 && (page["embedded"] as? [Any])?.count == 1)
    let sections = try #require(page["sections"] as? [[String: Any]])
    #expect(sections.count == 4)
    let keywords = try #require(page["keywords"] as? [[String: Any]]).compactMap { $0["text"] as? String }
    #expect(!keywords.contains { $0.contains("مهرجان") } && keywords.contains { $0.contains("الاتفاق") })
  }
}
