import Foundation
import Testing

/// How a user asks what a run did: `explain`, `diff` and the page.
@Suite struct AskingTests {
  private let articles = "\(project)/Pipelines/Articles"
  private let news = "\(project)/Pipelines/news.yaml"

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func steps(_ run: Command) throws -> [[String: Any]] {
    try #require(run.documents.first?["steps"] as? [[String: Any]])
  }

  @Test func `explain tells the parts of scores without being told to`() throws {
    let run = try Command("explain", news, "\(articles)/en/harbour-deal.txt")
    #expect(run.exitCode == 0, "\(run.errors)")
    for part in ["frequency +", "centrality +", "✓ ", "sentence_scores: added", "came through"] {
      #expect(run.output.contains(part), "\(part)")
    }
    #expect(!run.output.contains("\u{1B}"), "no colour but on a terminal")
  }

  @Test func `explain shows what corpus stages did to an article among the pipeline's others`() throws {
    let run = try Command("explain", "\(project)/Pipelines/archive.yaml", "ar/harbour-agreement.txt", "--json")
    let steps = try steps(run)
    #expect(steps.map { $0["outcome"] as? String } == Array(repeating: "done", count: steps.count))
    let layers = steps.flatMap { $0["layers"] as? [[String: Any]] ?? [] }
    let related = try #require(layers.first { $0["layer"] as? String == "related" }?["content"] as? [[String: Any]])
    #expect(related.first?["id"] as? String == "ar/harbour-fishermen.txt")
    // The same article by its path is the same document.
    let byPath = try Command(
      "explain", "\(project)/Pipelines/archive.yaml", "\(articles)/ar/harbour-agreement.txt", "--json")
    #expect(byPath.documents.first?["id"] as? String == "ar/harbour-agreement.txt")
  }

  @Test func `explain says so where there is nothing to learn from`() throws {
    try withFolder { folder in
      let pipeline =
        "source: { files: { paths: [gone] } }\nstages: [clean, segment, drop-copies, tag-keywords]\nsinks: [{ json-lines: { path: '-' } }]\n"
      try Data(pipeline.utf8).write(to: URL(filePath: "\(folder)/p.yaml"))
      let run = try Command("explain", "\(folder)/p.yaml", "\(articles)/en/harbour-deal.txt")
      #expect(run.exitCode == 0 && run.output.contains("name another with --input"), "\(run.errors)")
      #expect(run.output.contains("not tried: it learns from all documents"))
      let given = try Command("explain", "\(folder)/p.yaml", "\(articles)/en/harbour-deal.txt", "--input", articles)
      #expect(given.output.contains("learned from 18") && !given.output.contains("not tried"))
    }
  }

  @Test func `explain fails where the article does`() throws {
    try withFolder { folder in
      try Data("{\"id\":\"a\"}\n".utf8).write(to: URL(filePath: "\(folder)/a.jsonl"))
      let run = try Command("explain", news, "\(folder)/a.jsonl")
      #expect(run.exitCode == 1 && run.output.contains("cannot be loaded"))
      #expect(try Command("explain", news, "no such article").exitCode == 2)
    }
  }

  @Test func `diff says by its exit code whether anything differs`() throws {
    try withFolder { folder in
      for (name, count) in [("a", "10"), ("b", "9")] {
        let run = try Command(
          "run", news, "--output", "\(folder)/\(name).jsonl", "--quiet", "--set", "stages.tag-keywords.count=\(count)")
        #expect(run.exitCode == 0, "\(run.errors)")
      }
      let same = try Command("diff", "\(folder)/a.jsonl", "\(folder)/a.jsonl")
      #expect(same.exitCode == 0 && same.output.hasPrefix("18 the same, 0 changed"))
      let other = try Command("diff", "\(folder)/a.jsonl", "\(folder)/b.jsonl", "--limit", "2")
      #expect(
        other.exitCode == 1 && other.output.contains("0 the same, 18 changed")
          && other.output.contains("keywords: 1 out, 0 in"))
      #expect(other.output.components(separatedBy: "changed by").count == 3)
      let trouble = try Command("diff", "\(folder)/a.jsonl", "\(folder)/none.jsonl")
      #expect(trouble.exitCode == 2 && trouble.errors.contains("none.jsonl") && trouble.output.isEmpty)
    }
  }

  @Test func `a run writes a page beside its report, unless told not to`() throws {
    try withFolder { folder in
      let run = try Command("run", news, "--output", "\(folder)/out.jsonl")
      let page = try String(contentsOf: URL(filePath: "\(folder)/out.report.html"), encoding: .utf8)
      #expect(run.errors.contains("out.report.html") && page.contains("<bdi>news</bdi>"))
      #expect(page.components(separatedBy: "<details class=\"article\"").count == 19)
      #expect(page.contains("<details class=\"article\" dir=\"rtl\"") && page.contains("<mark class=\"summary\">"))
      _ = try Command("run", news, "--output", "\(folder)/b.jsonl", "--quiet", "--no-report-html")
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/b.report.html"))
      _ = try Command("run", news, "--output", "-", "--quiet", "--report-html", "\(folder)/c/page.html")
      #expect(FileManager.default.fileExists(atPath: "\(folder)/c/page.html"))
    }
  }

  @Test func `a hostile article is text on the page`() throws {
    try withFolder { folder in
      let hostile = "</script><script>alert(1)</script>"
      let record = try JSONSerialization.data(
        withJSONObject: ["id": hostile, "title": hostile, "text": "\(hostile) The harbour opened today."])
      _ = try Command(
        "run", news, "--input", "-", "--output", "\(folder)/out.jsonl", "--quiet",
        input: String(decoding: record, as: UTF8.self) + "\n{\"id\":\"\(hostile)\"}\n")
      let page = try String(contentsOf: URL(filePath: "\(folder)/out.report.html"), encoding: .utf8)
      #expect(page.components(separatedBy: "<script").count == 2 && page.contains("&lt;script&gt;alert(1)"))
    }
  }
}
