import Foundation
import Testing

/// Runs with a stage that learns from all documents.
@Suite struct CorpusRunTests {
  /// A page of one of three sites, each with lines of its own around its articles.
  private func page(_ number: Int) -> String {
    let words = ["harbour", "market", "library", "station", "school", "bridge", "theatre"]
    let site = ["coast", "hills", "lakes"][number % 3]
    let body = (0..<4).map { line in
      let chosen = (0..<6).map { words[(number * 31 + line * 7 + $0 * (number % 5 + 1)) % words.count] }
      return "Line \(line) tells of \(chosen.joined(separator: " and "))."
    }
    let lines = ["The \(site) today", "Edition \(number)"] + body + ["Write to the \(site)", "Quay \(number)"]
    return
      #"{"id":"\#(number)","url":"https://\#(site).example/\#(number)","text":"\#(lines.joined(separator: "\\n"))"}"#
  }

  @Test func `gives the same bytes for 1, 2 and 7 workers`() throws {
    let input = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: input) }
    try Data((0..<900).map(page).joined(separator: "\n").utf8).write(to: input)
    let outputs = try ["1", "2", "7"].map { workers in
      let run = try Command(
        "run", "\(project)/Pipelines/scraped.yaml", "--input", input.path, "--output", "-", "--quiet", "--workers",
        workers,
        "--set", "stages.learn-furniture.maximum-articles=100")
      #expect(run.exitCode == 0, "\(run.errors)")
      return run
    }
    let documents = outputs[0].documents
    #expect(documents.count == 900)
    for document in documents {
      let text = try #require(document["text"] as? String)
      #expect(text.hasPrefix("Line 0") && text.hasSuffix(".") && !text.contains("Edition"))
    }
    #expect(outputs[0].output == outputs[1].output && outputs[1].output == outputs[2].output)
  }

  /// An article on one of forty subjects; every fifth is nearly the one before it.
  private func article(_ number: Int) -> String {
    let story = number % 5 == 4 ? number - 1 : number
    let words = (0..<80).map { "word\((story * 17 + $0 * $0) % 90 + story % 40 * 90)" }
    let text = "Report \(number) of day \(number % 7). " + words.joined(separator: " ") + "."
    return #"{"id":"\#(number)","language":"en","date":"2025-01-0\#(number % 9 + 1)","text":"\#(text)"}"#
  }

  @Test func `what belongs together is the same for 1, 2 and 7 workers`() throws {
    let input = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: input) }
    try Data((0..<500).map(article).joined(separator: "\n").utf8).write(to: input)
    let outputs = try ["1", "2", "7"].map { workers in
      let run = try Command(
        "run", "\(project)/Pipelines/archive.yaml", "--input", input.path, "--output", "-", "--quiet", "--verify",
        "--workers", workers)
      #expect(run.exitCode == 0, "\(run.errors)")
      return run
    }
    let documents = outputs[0].documents
    #expect(documents.count == 500)
    #expect(documents[4]["duplicate_of"] as? String == "3")
    #expect(documents[3]["duplicate_of"] is NSNull)
    #expect(documents.count { ($0["related"] as? [Any])?.isEmpty == false } > 400)
    #expect(documents.contains { $0["story"] != nil })
    #expect(outputs[0].output == outputs[1].output && outputs[1].output == outputs[2].output)
  }
}
