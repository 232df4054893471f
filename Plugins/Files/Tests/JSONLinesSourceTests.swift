import Foundation
import PipelineCore
import Testing
import TextModel

@testable import FilesPlugin

struct JSONLinesSourceTests {
  private let folder = TemporaryFolder()

  private func made(_ path: String) throws -> (component: JSONLinesSource, problems: [OptionProblem]) {
    var options = JSONLinesSource.Options()
    options.path = OptionPath(path)
    return try make(options, in: folder.path)
  }

  @Test func `good lines pass and bad ones fail alone`() throws {
    folder.write("{\"text\":\"a\"}\n\n{\"text\":\n{\"text\":\"b\",\"id\":3}\r\n", to: "n.jsonl")
    let (source, problems) = try made("n.jsonl")
    #expect(problems.isEmpty)
    for _ in 1...2 {
      let all = try everything(of: source, passes: 2)
      #expect(all.map(\.id) == ["n.jsonl:1", "n.jsonl:3", "n.jsonl:4"])
      #expect(try all[2].result.get().id == "3")
      #expect(throws: LoadFailure.self) { try all[1].result.get() }
    }
  }

  @Test func `a line of 100 mb passes`() throws {
    let text = [UInt8](repeating: 0x61, count: 100_000_000)
    folder.write(Array("{\"text\":\"".utf8) + text + Array("\"}".utf8), to: Array("n.jsonl".utf8))
    let all = try everything(of: made("n.jsonl").component)
    #expect(try all.map { try $0.result.get().text.count } == [100_000_000])
  }

  @Test func `a pipe is read again from what was kept`() throws {
    #expect(mkfifo(folder["pipe"], 0o600) == 0)
    let path = folder["pipe"]
    let writer = Thread {
      let file = try? FileDescriptor(opening: BytePath(path), flags: O_WRONLY)
      try? file?.write(Array("{\"text\":\"a\"}\n{\"text\":\"b\"}\n".utf8), name: path)
    }
    writer.start()
    let (source, problems) = try made("pipe")
    #expect(problems.isEmpty)
    for _ in 1...2 {
      #expect(try everything(of: source, passes: 2).map { try $0.result.get().text.string } == ["a", "b"])
    }
  }

  @Test func `a path that cannot be read is found by check`() throws {
    folder.write("x", to: "news.jsonl")
    #expect(try made("newz.jsonl").problems.map(\.hint) == ["did you mean 'news.jsonl'?"])
    #expect(try made(".").problems.map(\.message) == ["'.' is a folder"])
    #expect(try made("").problems.map(\.message) == ["the path is empty"])
    #expect(try made("-").problems.isEmpty)
  }

  @Test func `damaged gzip stops the run`() throws {
    folder.write(Array(gzip(Array("{\"text\":\"a\"}\n".utf8)).dropLast(4)), to: Array("n.jsonl.gz".utf8))
    #expect(throws: DamagedGzip.self) { try everything(of: made("n.jsonl.gz").component) }
  }
}
