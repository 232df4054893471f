import CZLib
import Foundation
import PipelineCore
import Testing
import TextModel

@testable import RunReports

@Suite struct RunComparisonTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func write(_ lines: [String], _ path: String) throws {
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: path))
  }

  private func compared(_ old: [String], _ new: [String], limit: Int = 20) throws -> RunComparison {
    var comparison: RunComparison?
    try withFolder { folder in
      try write(old, "\(folder)/a.jsonl")
      try write(new, "\(folder)/b.jsonl")
      comparison = try RunComparison("\(folder)/a.jsonl", "\(folder)/b.jsonl", limit: limit)
    }
    return try #require(comparison)
  }

  @Test func `tells documents apart by their ids, in any order`() throws {
    let comparison = try compared(
      [#"{"id":"a","text":"x"}"#, #"{"id":"b","text":"y"}"#, #"{"id":"c","text":"z"}"#],
      [#"{"id":"d","text":"x"}"#, #"{"id":"c","text":"other"}"#, "", #"{"id":"a","text":"x"}"#])
    #expect((comparison.same, comparison.changedCount, comparison.onlyInFirst, comparison.onlyInSecond) == (1, 1, 1, 1))
    #expect(comparison.firstIDs == ["b"] && comparison.secondIDs == ["d"] && comparison.changes.map(\.id) == ["c"])
    #expect(!comparison.isSame)
  }

  @Test func `gives an id that stands twice its first partner first`() throws {
    let (one, two) = (#"{"id":"a","text":"one"}"#, #"{"id":"a","text":"two"}"#)
    #expect(try compared([one, two], [one, two]).isSame)
    let comparison = try compared([one, two], [one])
    #expect(comparison.same == 1 && comparison.onlyInFirst == 1)
  }

  @Test func `shows what changed most first, and no more than asked`() throws {
    let words = (0..<10).map { "word\($0)" }
    func record(_ id: Int, _ changed: Int) -> String {
      let text = (words.dropLast(changed) + (0..<changed).map { "new\($0)" }).joined(separator: " ")
      return #"{"id":"\#(id)","text":"\#(text)"}"#
    }
    let comparison = try compared((0..<6).map { record($0, 0) }, (0..<6).map { record($0, $0) }, limit: 3)
    #expect(comparison.changes.map(\.id) == ["5", "4", "3"] && comparison.changedCount == 5)
    #expect(abs(comparison.changes[0].score - 0.5) < 1e-9, "half of the words are others")
    #expect(
      ComparisonText(paint: Paint(isColoured: false), lines: 5).text(comparison, "A", "B").contains(
        "… 2 more documents changed, less"))
  }

  @Test func `compares keywords by weight, and tells which moved`() throws {
    let comparison = try compared(
      [#"{"id":"a","keywords":[{"text":"x","score":0.5,"places":[]},{"text":"y","score":0.3,"places":[]}]}"#],
      [#"{"id":"a","keywords":[{"text":"y","score":0.4,"places":[]},{"text":"z","score":0.1,"places":[]}]}"#])
    let change = try #require(comparison.changes.first)
    #expect(change.keywords == ChangedDocument.Items(removed: ["x"], inserted: ["z"]))
    #expect(change.movedKeywords.count == 1 && change.movedKeywords[0].ranks == (2, 1))
    #expect(change.movedKeywords[0].scores == (0.3, 0.4))
    #expect(abs(change.score - 0.7) < 1e-9, "0.3 of 1.0 is shared")
  }

  private func segmented(_ text: String, _ sentences: [(Int, Int)], summary: [Int]) -> String {
    let ranges = sentences.map { #"{"start":\#($0.0),"end":\#($0.1)}"# }.joined(separator: ",")
    return
      #"{"id":"a","text":"\#(text)","sentences":[\#(ranges)],"summary":{"text":"\#(summary)","sentences":\#(summary)}}"#
  }

  @Test func `does not count again for its layers what changed in the text`() throws {
    let comparison = try compared(
      [segmented("عامًا مضى. عاد الوفد.", [(0, 10), (11, 21)], summary: [1])],
      [segmented("عاما مضى. عاد الوفد.", [(0, 9), (10, 20)], summary: [1])])
    let change = try #require(comparison.changes.first)
    #expect(change.parts.map(\.name) == ["text", "sentences"])
    #expect(change.parts[1].distance == PartDistance.least && change.others[0].items.isEmpty && change.summary.isEmpty)
  }

  @Test func `tells which sentences of a summary went and came`() throws {
    let sentences = [(0, 4), (5, 9), (10, 16)]
    let comparison = try compared(
      [segmented("One. Two. Three.", sentences, summary: [0, 1])],
      [segmented("One. Two. Three.", sentences, summary: [1, 2])])
    #expect(comparison.changes.first?.summary == ChangedDocument.Items(removed: ["One."], inserted: ["Three."]))
  }

  @Test(arguments: [(6, 12), (8, 14), (14, 20)]) func `knows scalars, UTF-16 and bytes by how far they reach`(
    start: Int, end: Int
  ) throws {
    // Two emoji, then an Arabic word: 6 scalars, 8 units of UTF-16 or 14 bytes before the last word.
    let record = try ComparedRecord(
      Array(#"{"id":"a","text":"😀😀 با Second","sentences":[{"start":\#(start),"end":\#(end)}]}"#.utf8))
    let range = try #require(record.piece(start, end))
    #expect(record.text?.string(in: range) == "Second")
  }

  @Test func `reads gzip and folders as it reads lines`() throws {
    try withFolder { folder in
      let lines = (0..<2_000).map { #"{"id":"\#($0)","text":"\#(String(repeating: "text \($0) ", count: 30))"}"# }
      try write(lines, "\(folder)/a.jsonl")
      let file = try #require(gzopen("\(folder)/b.jsonl.gz", "wb"))
      for line in lines.reversed() { gzputs(file, line + "\n") }
      gzclose(file)
      #expect(try RunComparison("\(folder)/a.jsonl", "\(folder)/b.jsonl.gz", limit: 5).isSame)
      try FileManager.default.createDirectory(atPath: "\(folder)/c/d", withIntermediateDirectories: true)
      for (index, line) in lines.prefix(30).enumerated() { try write([line], "\(folder)/c/d/\(index).txt.json") }
      try write(["no record"], "\(folder)/c/.hidden.json")
      let comparison = try RunComparison("\(folder)/c", "\(folder)/b.jsonl.gz", limit: 5)
      #expect(comparison.same == 30 && comparison.onlyInSecond == 1_970 && comparison.changedCount == 0)
      let whole = try Data(contentsOf: URL(filePath: "\(folder)/b.jsonl.gz"))
      try whole.dropLast(100).write(to: URL(filePath: "\(folder)/cut.jsonl.gz"))
      #expect(throws: ComparisonFailure.self) {
        try RunComparison("\(folder)/a.jsonl", "\(folder)/cut.jsonl.gz", limit: 5)
      }
    }
  }

  @Test(arguments: ["x", "{", "[]", #"{"text":"a"}"#, #"{"id":"#, "{\"id\":\"a"]) func `says which line is no record`(
    line: String
  ) throws {
    let error = #expect(throws: ComparisonFailure.self) { try compared([#"{"id":"a"}"#, line], []) }
    #expect(error?.description.contains("line 2 of") == true)
  }

  @Test func `says when a record that differs is damaged`() throws {
    #expect(throws: ComparisonFailure.self) { try compared([#"{"id":"a","text":"#], [#"{"id":"a","text":"x"}"#]) }
  }

  @Test func `ranges that lie nowhere are compared as numbers`() throws {
    let comparison = try compared(
      [segmented("Short.", [(0, 900)], summary: [7])], [segmented("Short.", [(-3, 2)], summary: [])])
    #expect(comparison.changedCount == 1)
    _ = ComparisonText(paint: Paint(isColoured: true), lines: 5).text(comparison, "A", "B")
  }

  @Test func `writes JSON that can be read`() throws {
    let comparison = try compared([#"{"id":"a","text":"x y"}"#], [#"{"id":"a","text":"x z","title":"t"}"#])
    let object = try JSONSerialization.jsonObject(with: Data(ComparisonJSON.line(comparison).utf8)) as? [String: Any]
    let change = try #require((object?["changes"] as? [[String: Any]])?.first)
    #expect(change["parts"] as? [String: Double] == ["text": 0.5, "title": 1])
    #expect((change["text"] as? [String]) == ["~ x [-y-]{+z+}"])
  }
}
