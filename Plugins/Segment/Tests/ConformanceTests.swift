import FoundationEssentials
import PipelineCore
import Testing
import TextModel

@testable import SegmentPlugin

@Suite struct ConformanceTests {
  /// The lines of a conformance file: the text, and the byte offsets where it may break.
  private func cases(_ name: String) throws -> [(text: Text, breaks: [UInt32])] {
    let folder = URL(filePath: #filePath).appending(path: "../../../../Tests/Unicode").standardized
    let file = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return file.split(separator: "\n").compactMap { line in
      let rule = line.split(separator: "#", omittingEmptySubsequences: false)[0]
      var bytes: [UInt8] = []
      var breaks: [UInt32] = []
      for part in rule.split(whereSeparator: \.isWhitespace) {
        if part == "÷" { breaks.append(UInt32(bytes.count)) }
        if let scalar = UInt32(part, radix: 16).flatMap(Unicode.Scalar.init) { bytes += Array(String(scalar).utf8) }
      }
      return bytes.isEmpty ? nil : (Text(knownValid: bytes), breaks)
    }
  }

  @Test func `words break as every line of WordBreakTest says`() throws {
    let cases = try cases("WordBreakTest.txt")
    #expect(cases.count == 1823)
    for (text, breaks) in cases {
      var boundaries = Boundaries(keepsBoundaries: true)
      boundaries.add(.ends, text.range, of: text, tables: .shared)
      #expect([0] + boundaries.wordBoundaries + [UInt32(text.count)] == breaks, "\(text)")
    }
  }

  @Test func `sentences break as every line of SentenceBreakTest says`() throws {
    let cases = try cases("SentenceBreakTest.txt")
    #expect(cases.count == 502)
    for (text, breaks) in cases {
      var boundaries = Boundaries()
      boundaries.add(.ends, text.range, of: text, tables: .shared)
      #expect([0] + boundaries.places == breaks, "\(text)")
    }
  }
}
