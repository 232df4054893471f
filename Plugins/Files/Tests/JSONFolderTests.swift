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
    var session = try sink.open()
    let ids = ["a.txt", "2025/01/b.txt", "2025/02/b.txt", "a.txt.json", "a.txt.json/c", "../up", "/abs", "a", "a/b"]
    for id in ids { try session.write(sink.format(document(id)), of: id) }
    try session.finish()
    let files = folder.names.filter { $0.hasSuffix(".json") && !BytePath(folder[$0]).status()!.isFolder }
    #expect(files.count == ids.count)
    #expect(folder.text(of: "out/2025/01/b.txt.json")?.contains(#""id":"2025/01/b.txt""#) == true)
    #expect(folder.text(of: "out/%2E%2E/up.json") != nil)
    #expect(folder.names.filter { $0.contains(".silsila") } == ["out/.silsila", "out/.silsila/files"])
  }

  @Test func `files of an earlier run are replaced`() throws {
    folder.write("old", to: "out/a.json")
    let sink = try made("out").component
    var session = try sink.open()
    try session.write(Array("new".utf8), of: "a")
    try session.write(Array("other".utf8), of: "b/c")
    try session.finish()
    #expect(folder.text(of: "out/a.json") == "new")
    #expect(folder.text(of: "out/b/c.json") == "other")
  }

  @Test func `a run that breaks off leaves whole files, and no others`() throws {
    folder.write("old", to: "out/a.json")
    var session = try made("out").component.open()
    try session.write(Array("new".utf8), of: "a")
    session.abandon()
    #expect(folder.names == ["out", "out/.silsila", "out/.silsila/files", "out/a.json"])
    #expect(folder.text(of: "out/a.json") == "old")
  }

  @Test func `files of documents that are gone are taken away, those of others are not`() throws {
    let sink = try made("out").component
    var session = try sink.open()
    for id in ["a", "b", "sub/c"] { try session.write(Array("1".utf8), of: id) }
    try session.finish()
    folder.write("mine", to: "out/notes.json")
    session = try sink.open()
    try session.write(Array("2".utf8), of: "a")
    try session.finish()
    #expect(folder.names.filter { !$0.contains(".silsila") } == ["out", "out/a.json", "out/notes.json"])
    #expect(folder.text(of: "out/.silsila/files") == "a.json\n")
  }

  @Test func `a list that a power cut has torn takes no other file away`() throws {
    let sink = try made("out").component
    var session = try sink.open()
    for id in ["a", "a.json", "gone"] { try session.write(Array("1".utf8), of: id) }
    try session.finish()
    folder.write("x", to: "out/note")
    // Zeros where names were, and the start of a name.
    folder.write("gone.json\na.json\0\0\0\nnote\0\0\0\0\nnote\n\0\0", to: "out/.silsila/files")
    session = try sink.open()
    for id in ["a", "a.json"] { try session.write(Array("1".utf8), of: id) }
    try session.finish()
    #expect(
      folder.names.filter { $0.hasPrefix("out/") && !$0.hasPrefix("out/.") }
        == ["out/a.json", "out/a.json.json", "out/note"])
    #expect(folder.text(of: "out/.silsila/files")?.split(separator: "\n").sorted() == ["a.json", "a.json.json"])
  }

  @Test func `a file that would be the same is left alone`() throws {
    let sink = try made("out").component
    var session = try sink.open()
    for id in ["a", "b"] { try session.write(Array("1".utf8), of: id) }
    try session.finish()
    let before = BytePath(folder["out/a.json"]).status()?.identity
    session = try sink.open()
    try session.write(Array("1".utf8), of: "a")
    try session.write(Array("2".utf8), of: "b")
    try session.finish()
    #expect(BytePath(folder["out/a.json"]).status()?.identity == before)
    #expect(folder.text(of: "out/b.json") == "2")
  }

  @Test func `two ids on one file do not overwrite each other`() throws {
    let sink = try made("out").component
    var session = try sink.open()
    try session.write(Array("first".utf8), of: "A")
    try session.finish()
    session = try sink.open()
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
    var session = try sink.open()
    #expect(throws: FileError.self) { try sink.open() }
    session.abandon()
    var next = try sink.open()
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
