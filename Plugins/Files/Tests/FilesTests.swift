import Foundation
import PipelineCore
import Testing
import TextModel

@testable import FilesPlugin

struct FilesTests {
  private let folder = TemporaryFolder()

  private func options(_ paths: String..., include: [String] = [], exclude: [String] = []) -> Files.Options {
    var options = Files.Options()
    options.paths = paths.map { OptionPath($0) }
    options.include = include
    options.exclude = exclude
    return options
  }

  private func source(_ options: Files.Options) throws -> Files {
    let (source, problems): (Files, _) = try make(options, in: folder.path)
    #expect(problems.isEmpty)
    return source
  }

  private func ids(_ options: Files.Options) throws -> [String] {
    try everything(of: source(options)).map(\.id)
  }

  @Test func `a folder is read to the bottom in natural order`() throws {
    for name in ["in/img10.txt", "in/img2.txt", "in/img2/b.md", "in/img2/a.html", "in/.hidden.txt", "in/.git/x.txt"] {
      folder.write(name, to: name)
    }
    for name in ["in/photo.jpg", "in/a.TXT", "in/b.txt.gz.bak", "in/records.jsonl"] { folder.write("x", to: name) }
    let all = try everything(of: source(options("in")))
    #expect(all.map(\.id) == ["a.TXT", "img2/a.html", "img2/b.md", "img2.txt", "img10.txt"])
    #expect(
      try all.map { try $0.result.get().origin.mediaType } == [.plainText, .html, .markdown, .plainText, .plainText])
    #expect(try all[1].result.get().text.string == "in/img2/a.html")
    var cursor = try source(options("in")).open(passes: 1)
    #expect(cursor.total == 5)
    #expect(try cursor.next()?.byteCount == 1)
  }

  @Test func `files, folders and globs are inputs`() throws {
    for name in ["a/1.txt", "a/2.text", "a/b/3.txt", "a/b/4.log", "[x].txt", "lone.log"] { folder.write("x", to: name) }
    #expect(try ids(options("lone.log", "[x].txt")) == ["lone.log", "[x].txt"])
    #expect(try ids(options("a/*.txt")) == ["1.txt"])
    #expect(try ids(options("a/**/*.{txt,log}")) == ["1.txt", "b/3.txt", "b/4.log"])
    #expect(try ids(options("*/b/3.*")) == ["a/b/3.txt"])
    #expect(try ids(options("a", include: ["*.log"])) == ["b/4.log"])
    #expect(try ids(options("a", exclude: ["b"])) == ["1.txt", "2.text"])
    #expect(try ids(options("a", exclude: ["**/3*"])) == ["1.txt", "2.text"])
    #expect(try ids(options(folder["a/b"])) == ["3.txt"])
    #expect(try ids(options("a/none*")).isEmpty)
  }

  @Test func `an empty folder and an empty file are no errors`() throws {
    try BytePath(folder["empty"]).makeFolders()
    #expect(try ids(options("empty")).isEmpty)
    folder.write("", to: "empty/none.txt")
    let document = try everything(of: source(options("empty")))[0].result.get()
    #expect(document.text.isEmpty && document.isDecoded)
  }

  @Test(arguments: [
    (["Artikles"], "'Artikles' does not exist", "did you mean 'Articles'?"),
    (["Articles/2024/x.txt"], "'Articles/2024/x.txt' does not exist", "did you mean '2025'?"),
    (["Artcles/*.txt"], "'Artcles' does not exist", "did you mean 'Articles'?"),
    ([], "'files' needs at least one path", "paths: [Articles]"),
    (["/dev/null"], "'/dev/null' is neither a file nor a folder", nil), ([""], "'' is not a path", nil),
  ])
  func `a path that is not there is found by check`(paths: [String], message: String, hint: String?) throws {
    folder.write("x", to: "Articles/2025/y.txt")
    var options = Files.Options()
    options.paths = paths.map { OptionPath($0) }
    var setup = Setup(folder: folder.path)
    _ = try Files(options: options, setup: &setup)
    let shown = setup.problems.map { $0.message.replacingOccurrences(of: folder.path + "/", with: "") }
    #expect(shown == [message])
    #expect(setup.problems.map(\.option) == ["paths"])
    #expect(setup.problems.map(\.hint) == [hint])
  }

  @Test func `every name is read and has an id of its own`() throws {
    let names: [[UInt8]] = [
      Array("a b.txt".utf8), Array("a\nb.txt".utf8), Array("a%0Ab.txt".utf8), Array("مقال.txt".utf8),
      [0xFF, 0xFE] + Array(".txt".utf8), [0xFE] + Array(".txt".utf8), Array("%FF.txt".utf8), Array("'\"\\.txt".utf8),
    ]
    for name in names { folder.write(name, to: Array("in/".utf8) + name) }
    folder.write([0x78], to: Array("in/".utf8) + [0xE9] + Array("/x.txt".utf8))
    let all = try everything(of: source(options("in")))
    #expect(Set(all.map(\.id)).count == names.count + 1)
    #expect(Set(try all.map { try $0.result.get().origin.bytes }) == Set(names + [[0x78]]))
    #expect(all.map(\.id).contains("%FF%FE.txt"))
    #expect(all.map(\.id).contains("%E9/x.txt"))
    for id in all.map(\.id) { #expect(!id.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{FFFD}" }) }
  }

  @Test func `links are followed but not in a circle`() throws {
    folder.write("x", to: "in/a/1.txt")
    folder.write("y", to: "other/2.txt")
    folder.link("in/a/up", to: "..")
    folder.link("in/self", to: "self")
    folder.link("in/other", to: "../other")
    folder.link("in/gone.txt", to: "nowhere")
    folder.link("in/1.txt", to: "a/1.txt")
    let all = try everything(of: source(options("in")))
    #expect(all.map(\.id) == ["1.txt", "a/1.txt", "a/up", "gone.txt", "other/2.txt"])
    let messages = all.map { entry -> String? in
      if case .failure(let failure) = entry.result { failure.message } else { nil }
    }
    #expect(messages[2] == "a link that leads back into a folder it stands in was not followed")
    #expect(messages[3] == "cannot read 'gone.txt': no such file or directory")
    #expect(messages.compactMap(\.self).count == 2)
  }

  @Test func `a file that vanishes, is no file any more or cannot be read fails alone`() throws {
    for name in ["1.txt", "2.txt", "3.txt", "4.txt"] { folder.write("x", to: "in/" + name) }
    folder.link("in/5.txt", to: "/proc/self/mem")
    let source = try source(options("in"))
    var cursor = try source.open(passes: 1)
    let first = try #require(try cursor.next())
    try FileManager.default.removeItem(atPath: folder["in/1.txt"])
    try FileManager.default.removeItem(atPath: folder["in/2.txt"])
    try FileManager.default.removeItem(atPath: folder["in/3.txt"])
    #expect(mkfifo(folder["in/3.txt"], 0o600) == 0)
    #expect(throws: LoadFailure.self) { try source.load(first.item) }
    var messages: [String] = []
    while let item = try cursor.next() {
      do { _ = try source.load(item.item) } catch { messages.append("\(error)") }
    }
    #expect(
      messages == [
        "cannot read '2.txt': no such file or directory", "cannot read '3.txt': it is not a file",
        "cannot read '5.txt': input/output error",
      ])
  }

  @Test(.enabled(if: geteuid() != 0, "everything is readable for root"))
  func `what may not be read is named`() throws {
    folder.write("x", to: "in/a.txt")
    folder.write("x", to: "in/closed/b.txt")
    chmod(folder["in/a.txt"], 0)
    chmod(folder["in/closed"], 0)
    defer { chmod(folder["in/closed"], 0o700) }
    let all = try everything(of: source(options("in")))
    #expect(all.map(\.id) == ["a.txt", "closed"])
  }

  @Test func `every pass sees the same documents`() throws {
    folder.write("x", to: "in/a.txt")
    let source = try source(options("in"))
    _ = try source.open(passes: 2)
    folder.write("y", to: "in/0.txt")
    #expect(try source.open(passes: 2).total == 1)
    #expect(try source.open(passes: 2).total == 2)
  }

  @Test func `packed files are read, damaged ones fail alone`() throws {
    folder.write(gzip(Array("<p>نص".utf8)), to: Array("in/a.html.gz".utf8))
    folder.write("not packed", to: "in/b.txt.gz")
    let all = try everything(of: source(options("in")))
    #expect(all.map(\.id) == ["a.html.gz", "b.txt.gz"])
    let page = try all[0].result.get()
    #expect(page.text.string == "<p>نص" && page.origin.mediaType == .html)
    #expect(throws: LoadFailure.self) { try all[1].result.get() }
  }

  @Test func `binary, mixed and very long files come whole`() throws {
    let binary = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    folder.write(binary, to: Array("in/1.txt".utf8))
    let mixed = Array("قبل ".utf8) + [0xFF, 0xC3] + Array(" after".utf8)
    folder.write(mixed, to: Array("in/2.txt".utf8))
    folder.write([UInt8](repeating: 0x61, count: 100_000_000), to: Array("in/3.txt".utf8))
    let all = try everything(of: source(options("in"))).map { try $0.result.get() }
    #expect(all[0].origin.bytes == binary && !all[0].isDecoded)
    #expect(all[1].origin.bytes == mixed && !all[1].isDecoded)
    #expect(all[2].text.count == 100_000_000)
  }

  @Test func `json lines among files give a document a line`() throws {
    folder.write("x", to: "in/1.txt")
    folder.write(gzip(Array("{\"text\":\"a\",\"id\":\"own\"}\nbad\n".utf8)), to: Array("n.jsonl.gz".utf8))
    let source = try source(options("in", "n.jsonl.gz", "in/1.txt"))
    #expect(try source.open(passes: 1).total == nil)
    let all = try everything(of: source)
    #expect(all.map(\.id) == ["1.txt", "n.jsonl.gz:1", "n.jsonl.gz:2", "1.txt"])
    #expect(try all[1].result.get().id == "own")
    #expect(throws: LoadFailure.self) { try all[2].result.get() }
  }
}
