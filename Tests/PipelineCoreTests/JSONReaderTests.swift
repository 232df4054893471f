import Foundation
import PipelineCore
import Testing

/// What the fast ways through strings must not change.
struct JSONReaderTests {
  private func text(_ json: String) throws -> (text: String, end: Int) {
    try Array(json.utf8).withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes)
      return (try reader.text(), reader.position)
    }
  }

  /// Backslashes and quotes in every order, so that some strings end behind an escaped backslash and some hold an escaped quote there.
  @Test(arguments: 0..<81) func `a string ends at the quote that no backslash holds`(number: Int) throws {
    let pieces = [#"\\"#, #"\""#, "ب"]
    let inside = (0..<4).map { pieces[number / [1, 3, 9, 27][$0] % 3] }.joined()
    let json = "\"\(inside)\""
    let expected = try JSONDecoder().decode(String.self, from: Data(json.utf8))
    // What follows the string, quotes among it, is not part of it.
    for rest in ["", ",\"\\\\\"", " \"x\""] {
      let found = try text(json + rest)
      #expect(found.text == expected && found.end == json.utf8.count)
    }
  }

  @Test(arguments: [#""abc"#, #""a\"#, #""a\""#, #""a\\\""#, "\"\\\\", "x", ""])
  func `a string without an end is a problem`(json: String) {
    #expect(throws: JSONProblem.self) { try text(json) }
  }

  @Test func `a plain string must be valid UTF-8 too`() {
    let bytes: [UInt8] = [0x22, 0xC3, 0x28, 0x22]
    #expect(throws: JSONProblem.self) {
      try bytes.withUnsafeBufferPointer { bytes in
        var reader = JSONReader(bytes)
        return try reader.text()
      }
    }
  }
}
