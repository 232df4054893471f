import Foundation
import PipelineCore
import Testing
import TextModel

@testable import FilesPlugin

struct JSONLinesSinkTests {
  private let folder = TemporaryFolder()

  private func made(_ path: String) throws -> (component: JSONLinesSink, problems: [OptionProblem]) {
    var options = JSONLinesSink.Options()
    options.path = OptionPath(path)
    return try make(options, in: folder.path)
  }

  private func record(_ text: String) -> [UInt8] { Array((text + "\n").utf8) }

  @Test(arguments: ["out/deep/a.jsonl", "a.jsonl.gz"])
  func `a file appears when it is whole`(name: String) throws {
    let (sink, problems) = try made(name)
    #expect(problems.isEmpty)
    #expect(folder.names.isEmpty)
    var session = try sink.open()
    try session.write(record("a"), of: "a")
    try session.write(record("b"), of: "b")
    #expect(folder.bytes(of: name) == nil)
    try session.finish()
    session.abandon()
    let bytes = try #require(folder.bytes(of: name))
    #expect(name.hasSuffix(".gz") ? try gunzip(bytes) == record("a\nb") : bytes == record("a\nb"))
    #expect(!folder.names.contains { $0.hasSuffix(".partial") })
  }

  @Test func `an error leaves the old file as it was`() throws {
    folder.write("old", to: "a.jsonl")
    var session = try made("a.jsonl").component.open()
    for number in 0..<100_000 { try session.write(record("new \(number)"), of: "x") }
    session.abandon()
    #expect(folder.names == ["a.jsonl"])
    #expect(folder.text(of: "a.jsonl") == "old")
  }

  @Test func `two runs do not write one file`() throws {
    let sink = try made("a.jsonl").component
    var session = try sink.open()
    try session.write(record("a"), of: "a")
    #expect {
      _ = try sink.open()
    } throws: { "\($0)".hasPrefix("another run (process \(getpid())) is writing") }
    try session.finish()
    #expect(folder.bytes(of: "a.jsonl") == record("a"))
  }

  @Test func `a run without documents gives an empty file that can be read`() throws {
    for name in ["a.jsonl", "a.jsonl.gz"] {
      var session = try made(name).component.open()
      try session.finish()
    }
    #expect(folder.bytes(of: "a.jsonl") == [])
    #expect(try gunzip(#require(folder.bytes(of: "a.jsonl.gz"))) == [])
  }

  @Test func `a link stays a link`() throws {
    folder.write("old", to: "real/a.jsonl")
    folder.link("a.jsonl", to: "real/a.jsonl")
    var session = try made("a.jsonl").component.open()
    try session.write(record("new"), of: "x")
    try session.finish()
    #expect(folder.text(of: "real/a.jsonl") == "new\n")
    #expect(BytePath(folder["a.jsonl"]).linkStatus()?.isLink == true)
  }

  @Test func `a full disk is an error with path and reason`() throws {
    let (sink, problems) = try made("/dev/full")
    #expect(problems.isEmpty)
    var session = try sink.open()
    try session.write(record("a"), of: "a")
    #expect {
      try session.finish()
    } throws: { "\($0)" == "cannot write '/dev/full': no space left on device" }
    session.abandon()
  }

  @Test func `a closed reader is no error for the user`() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    var session = JSONLinesSession(to: FileDescriptor(ends[1]), name: "standard output", packed: false)
    #expect(throws: OutputClosed.self) {
      for _ in 0..<1_000 { try session.write([UInt8](repeating: 0x61, count: 1_000), of: "x") }
    }
    session.abandon()
  }

  @Test func `a place that cannot be written is found by check`() throws {
    folder.write("x", to: "file")
    try BytePath(folder["there"]).makeFolders()
    #expect(try made("there").problems.map(\.message) == ["'there' is a folder"])
    #expect(try made("there").problems.map(\.hint) == ["name a file in it: 'there/articles.jsonl'"])
    #expect(try made("none/").problems.map(\.message) == ["'none/' is a folder"])
    #expect(try made("").problems.map(\.message) == ["the path is empty"])
    let below = try made("file/x/a.jsonl").problems
    #expect(below.map(\.message) == ["cannot write to 'file/x/a.jsonl': '\(folder["file"])' is not a folder"])
    #expect(try made(String(repeating: "x", count: 300)).problems.count == 1)
    #expect(throws: FileError.self) { try made("/proc/none/a.jsonl").component.open() }
    #expect(folder.names == ["file", "there"])
  }

  @Test func `options choose what is written`() throws {
    var options = JSONLinesSink.Options()
    options.path = "-"
    options.fields = ["text"]
    let (sink, _): (JSONLinesSink, _) = try make(options, in: folder.path)
    #expect(try sink.format(document("x", "نص")) == record(#"{"id":"x","text":"نص"}"#))
    #expect(sink.destination == nil)
    let usual = try made("a.jsonl").component.format(document("x", "abc"))
    #expect(
      String(decoding: usual, as: UTF8.self)
        == #"{"id":"x","text":"abc","origin":{"path":"x","bytes":3,"sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","encoding":"utf-8"}}"#
        + "\n")
  }

  @Test func `origins lead back to the bytes of the file`() throws {
    var options = JSONLinesSink.Options()
    options.fields = ["sentences", "keywords"]
    options.origins = true
    let (sink, _): (JSONLinesSink, _) = try make(options, in: folder.path)
    // A byte order mark stands before the text.
    var document = document("x", "\u{FEFF}نص. b")
    document.attach(Sentences([TextRange(0, 5), TextRange(6, 7)]), as: .sentences)
    document.attach(Keywords([Keyword(text: "b", score: 1, places: [TextRange(6, 7)])]), as: .keywords)
    document.attach(Title("t"), as: .title)
    #expect(
      String(decoding: try sink.format(document), as: UTF8.self).hasSuffix(
        #""origins":{"sentences":[[3,8],[9,10]],"keywords":[[9,10]]}}"# + "\n"))
  }
}
