import PipelineCore
import Testing

@testable import FilesPlugin

struct JSONReaderTests {
  private func read(_ json: String) throws -> JSONValue {
    try Array(json.utf8).withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes)
      let value = try reader.value()
      try reader.expectEnd()
      return value
    }
  }

  @Test(arguments: [
    ("0", JSONValue.int(0)), ("-12", .int(-12)), ("1.5", .double(1.5)), ("1e3", .double(1000)),
    ("-0.25E-1", .double(-0.025)),
    ("9223372036854775807", .int(.max)), ("9223372036854775808", .double(9_223_372_036_854_775_808)),
    ("true", .bool(true)), (" [ ] ", .array([])), ("{}", .object([])), ("null", .null), ("\"\"", .string("")),
    (#""a\"\\\/\b\f\n\r\t""#, .string("a\"\\/\u{8}\u{C}\n\r\t")), (#""\u0645\uD83D\uDE00\u00e9A""#, .string("م😀éA")),
    ("\"مرحبا 12345678 abcdefgh\"", .string("مرحبا 12345678 abcdefgh")),
    (
      #"{"a":[1,{"b":null}],"c":"d"}"#,
      .object([
        JSONMember("a", .array([.int(1), .object([JSONMember("b", .null)])])), JSONMember("c", .string("d")),
      ])
    ),
  ])
  func `valid json is read`(json: String, value: JSONValue) throws {
    #expect(try read(json) == value)
  }

  @Test(arguments: [
    "", " ", "01", "-", "1.", ".5", "1e", "+1", "0x1", "NaN", "Infinity", "1e999", "tru", "nulll", "[1,]", "[1 2]", "[",
    "{",
    #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{a:1}", "{'a':1}", #"{"a":1 "b":2}"#, "\"", "\"a", #""\"#, #""\x""#,
    #""\u12""#,
    #""\u12g4""#, #""\uD800""#, #""\uDC00""#, #""\uD800A""#, #""\uD800\uD800""#, #""\uD83D\n""#, "\"a\tb\"", "\"a\nb\"",
    "\"12345678\u{1}\"", "\"\0\"", "1 2", "[] x", "// c", #"{"a":1,"a":2}"#, #"{"b":{"a":1,"\u0061":2}}"#, "\u{FEFF}1",
    "١",
  ])
  func `invalid json is refused`(json: String) {
    #expect(throws: JSONProblem.self) { try read(json) }
  }

  @Test func `every control and every cut of a text is refused`() {
    for control in 0..<0x20 {
      for padding in 0..<17 {
        let json =
          "\"" + String(repeating: "x", count: padding) + String(UnicodeScalar(UInt8(control))) + "yyyyyyyyyyyy\""
        #expect(throws: JSONProblem.self) { try read(json) }
      }
    }
    let whole = Array(#"{"a":["\u0645\uD83D\uDE00",-1.5e+3,true,{"b":null}]}"#.utf8)
    for length in 0..<whole.count {
      let cut = String(decoding: whole.prefix(length), as: UTF8.self)
      #expect(throws: JSONProblem.self) { try read(cut) }
    }
  }

  @Test func `nesting ends somewhere`() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    _ = try read(nested(127))
    #expect(throws: JSONProblem.self) { try read(nested(129)) }
    #expect(throws: JSONProblem.self) { try read(String(repeating: "[", count: 1_000_000)) }
    #expect(throws: JSONProblem.self) { try read(String(repeating: #"{"a":"#, count: 100_000)) }
  }

  @Test func `an object of many names is searched fast and strictly`() throws {
    let members = (0..<20_000).map { "\"n\($0)\":\($0)" }.joined(separator: ",")
    guard case .object(let read) = try read("{\(members)}") else { return #expect(Bool(false)) }
    #expect(read.count == 20_000)
    #expect(throws: JSONProblem.self) { try self.read("{\(members),\"n7\":1}") }
    #expect(throws: JSONProblem.self) { try self.read("{\(members),\"n19999\":1}") }
  }

  @Test func `what the writer writes is read back`() throws {
    var scalars = String.UnicodeScalarView()
    for value in stride(from: UInt32(0), to: 0x11_0000, by: 37) {
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    let value = JSONValue.object([
      JSONMember("text", .string(String(scalars))),
      JSONMember("n", .array([.double(0.1), .int(.min), .null, .bool(false)])),
    ])
    #expect(try read(value.text) == value)
  }

  @Test func `a problem says column and byte`() {
    let line = Array(#"{"مقال":tru}"#.utf8)
    #expect {
      _ = try Record(line)
    } throws: { error in
      (error as? JSONProblem)?.description(in: line) == "column 9 (byte 13): expected a value, found 't'"
    }
  }
}
