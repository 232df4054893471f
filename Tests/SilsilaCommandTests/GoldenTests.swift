import Foundation
import Testing

/// What the shipped pipelines make of the shipped articles, kept so that every change of it is seen and meant.
@Suite struct GoldenTests {
  @Test(arguments: ["news", "headlines", "arabic-search", "scraped", "archive"])
  func `output is as it was`(pipeline: String) throws {
    let golden = "\(project)/Tests/Golden/\(pipeline).jsonl"
    let run = try Command("run", "\(project)/Pipelines/\(pipeline).yaml", "--output", "-", "--quiet")
    #expect(run.exitCode == 0, "\(run.errors)")
    let expected = try String(contentsOfFile: golden, encoding: .utf8).split(separator: "\n")
    let actual = run.output.split(separator: "\n")
    #expect(actual.count == expected.count)
    for (line, old) in zip(actual, expected) where line != old {
      Issue.record("\(line.prefix(60)) changed; if that is meant, run 'make golden' and read the diff")
    }
  }
}
