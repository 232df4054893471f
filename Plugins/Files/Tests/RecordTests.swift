import PipelineCore
import Testing
import TextModel

@testable import FilesPlugin

struct RecordTests {
  private func load(_ line: String) throws -> Document {
    try load(Array(line.utf8))
  }

  private func load(_ line: [UInt8]) throws -> Document {
    try RecordLine(name: "n.jsonl", line: LineReader.Line(number: 7, bytes: line, isCut: false)).load()
  }

  @Test func `a record becomes a document with its layers`() throws {
    let document = try load(#"{"z":1,"id":"x","text":"نص","title":"T","language":"AR","a":[true]}"#)
    #expect(document.id == "x")
    #expect(document.text.string == "نص")
    #expect(document.layer(.title)?.text == "T")
    #expect(document.layer(.language)?.tag == "ar")
    #expect(document.layer(.metadata)?.members == [JSONMember("a", .array([.bool(true)])), JSONMember("z", .int(1))])
    #expect(document.origin == Origin(path: "n.jsonl", line: 7, bytes: Array("نص".utf8)).read)
  }

  @Test(arguments: [
    (#"{"text":"x"}"#, "n.jsonl:7"), (#"{"text":"x","id":null}"#, "n.jsonl:7"), (#"{"text":"x","id":""}"#, "n.jsonl:7"),
    (#"{"text":"x","id":12}"#, "12"), (#"{"text":"x","id":12345678901234567890123}"#, "12345678901234567890123"),
  ])
  func `an id is the record's own, else file and line`(line: String, id: String) throws {
    #expect(try load(line).id == id)
  }

  @Test func `html is taken where there is no text`() throws {
    let page = try load(#"{"html":"<p>x","text":null}"#)
    #expect(page.origin.mediaType == .html)
    #expect(page.text.string == "<p>x")
    let both = try load(#"{"html":"<p>x","text":"y"}"#)
    #expect(both.text.string == "y")
    #expect(both.layer(.metadata)?["html"] == .string("<p>x"))
  }

  @Test func `a title that is no text travels in the metadata`() throws {
    let document = try load(#"{"text":"x","title":5,"language":["ar"]}"#)
    #expect(document.layer(.title) == nil)
    #expect(document.layer(.metadata)?["title"] == .int(5))
    #expect(document.layer(.metadata)?["language"] == .array([.string("ar")]))
  }

  @Test(arguments: [
    ("[]", "column 1 (byte 1): expected an object, found '['"),
    ("{}", "column 1 (byte 1): the object has neither a 'text' nor an 'html'"),
    (#"{"text":5}"#, "column 9 (byte 9): expected 'text' to be a string, found '5'"),
    (#"{"text":"x","id":{}}"#, "column 18 (byte 18): expected 'id' to be a string or a number, found an object"),
    (#"{"text":"x"} y"#, "column 14 (byte 14): expected the end of the line after the value, found 'y'"),
    (#"{"text":"x","text":"y"}"#, "column 13 (byte 13): the member 'text' is there twice"),
    ("{\"text\":\"a\0b\"}", "column 11 (byte 11): a control character (0) stands in a string without an escape"),
    ("\0", "column 1 (byte 1): expected an object, found a control character (0)"),
  ])
  func `a bad line says what is wrong, and keeps its bytes`(line: String, message: String) {
    #expect {
      _ = try load(line)
    } throws: { error in
      (error as? LoadFailure)?.message == message && (error as? LoadFailure)?.bytes == Array(line.utf8)
    }
  }

  @Test(arguments: [
    (#"{"text":"ab"#, #""}"#, 12), (#"{"html":"ab"#, #""}"#, 12), (#"{"text":"a","html":"b"#, #""}"#, 22),
    (#"{"text":"a","x":["b"#, #""]}"#, 20), (#"{"text":"a","x"#, #"":1}"#, 15), (#"{"text":"a","id":"x"#, #""}"#, 20),
    (#"{"text":"a","y":{"x"#, #"":1}}"#, 20), (#"{"text":"a","title":"x"#, #""}"#, 23), (#"{"text":"a"} "#, "", 14),
    ("", "{}", 1),
  ])
  func `invalid utf-8 is refused with its place`(before: String, after: String, byte: Int) {
    for invalid: [UInt8] in [[0xC3, 0x28], [0xFF], [0xED, 0xA0, 0x80], [0xD9]] {
      #expect {
        _ = try load(Array(before.utf8) + invalid + Array(after.utf8))
      } throws: { error in
        (error as? LoadFailure)?.message == "column \(byte) (byte \(byte)): the line is not valid UTF-8"
      }
    }
  }
}

extension Origin {
  /// The origin as a document has it that could be read at once.
  fileprivate var read: Origin { Document(id: "", origin: self).origin }
}
