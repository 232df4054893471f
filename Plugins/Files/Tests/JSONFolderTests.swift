import Foundation
import PipelineCore
import Testing

@testable import FilesPlugin

struct JSONFolderTests {
  private let folder = TemporaryFolder()

  private func made(_ path: String) throws -> (component: JSONFolder, problems: [OptionProblem]) {
    var options = JSONFolder.Options()
    options.path = OptionPath(path)
    return try make(options, in: folder.path)
  }

  @Test func `the folder mirrors the input`() throws {
    let (sink, problems) = try made("out")
    #expect(problems.isEmpty)
    var session = try sink.open(continuing: false)
    let ids = ["a.txt", "2025/01/b.txt", "2025/02/b.txt", "a.txt.json", "a.txt.json/c", "../up", "/abs", "a", "a/b"]
    for id in ids { try session.write(sink.format(document(id)), of: id) }
    try session.finish()
    let files = folder.names.filter { $0.hasSuffix(".json") && !BytePath(folder[$0]).status()!.isFolder }
    #expect(files.count == ids.count)
    #expect(folder.text(of: "out/2025/01/b.txt.json")?.contains(#""id":"2025/01/b.txt""#) == true)
    #expect(folder.text(of: "out/%2E%2E/up.json") != nil)
    #expect(!folder.names.contains { $0.hasSuffix(".partial") })
  }

  @Test func `files of an earlier run are replaced`() throws {
    folder.write("old", to: "out/a.json")
    let sink = try made("out").component
    var session = try sink.open(continuing: false)
    try session.write(Array("new".utf8), of: "a")
    session.abandon()
    #expect(folder.names == ["out", "out/a.json"])
    #expect(folder.text(of: "out/a.json") == "new")
  }

  @Test func `two ids on one file do not overwrite each other`() throws {
    let sink = try made("out").component
    var session = try sink.open(continuing: false)
    try session.write(Array("first".utf8), of: "A")
    // What a file system that takes A for a would do.
    #expect(link(folder["out/A.json"], folder["out/a.json"]) == 0)
    try session.write(Array("second".utf8), of: "a")
    try session.finish()
    #expect(folder.text(of: "out/A.json") == "first")
    #expect(folder.names.filter { $0.hasPrefix("out/a%~") }.compactMap { folder.text(of: $0) } == ["second"])
  }

  @Test func `two runs do not write one folder`() throws {
    let sink = try made("out").component
    var session = try sink.open(continuing: false)
    #expect(throws: FileError.self) { try sink.open(continuing: false) }
    try session.stop()
    var next = try sink.open(continuing: true)
    try next.finish()
  }

  @Test func `a place that cannot be written is found by check`() throws {
    folder.write("x", to: "file")
    #expect(try made("").problems.map(\.message) == ["'json-folder' needs a path"])
    #expect(try made("file").problems.count == 1)
    #expect(try made("file/x").problems.count == 1)
    #expect(try made("new/folder").problems.isEmpty)
    #expect(folder.names == ["file"])
  }
}
