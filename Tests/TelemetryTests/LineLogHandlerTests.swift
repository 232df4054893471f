import Foundation
import Logging
import Synchronization
import Testing

@testable import Telemetry

/// Lines that a handler wrote.
final class Lines: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }
  func add(_ line: String) { lines.withLock { $0.append(line) } }
}

@Suite struct LineLogHandlerTests {
  private let lines = Lines()

  private func logger(_ form: LineLogHandler.Form, _ level: Logger.Level = .info) -> Logger {
    let lines = lines
    var logger = Logger(label: "test") { label in
      LineLogHandler(label: label, form: form, level: level) { lines.add($0) }
    }
    logger[metadataKey: "run"] = "r1"
    return logger
  }

  @Test func `a line of JSON has level, message and metadata, numbers and lists as they are`() throws {
    logger(.json).warning(
      "two\nlines \"quoted\"",
      metadata: ["n": .stringConvertible(7), "list": ["a", "b"], "map": ["k": "v"], "run": "r2"])
    let line = try #require(lines.all.first)
    #expect(lines.all.count == 1 && line.last == "\n" && line.dropLast().contains("\n") == false)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(json["level"] as? String == "warning" && json["label"] as? String == "test")
    #expect(json["message"] as? String == "two\nlines \"quoted\"")
    let time = try #require(json["time"] as? String)
    #expect(time.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#) != nil)
    let metadata = try #require(json["metadata"] as? [String: Any])
    #expect(metadata["n"] as? Int == 7 && metadata["list"] as? [String] == ["a", "b"])
    #expect((metadata["map"] as? [String: String]) == ["k": "v"])
    #expect(metadata["run"] as? String == "r2", "what an event says goes before what all say")
  }

  @Test func `text stays on one line, in the order of the keys`() throws {
    logger(.text).error("broke\noff", metadata: ["z": "plain", "a": "with space", "e": "", "q": "say \"so\"\n"])
    let line = try #require(lines.all.first)
    #expect(
      line.hasSuffix(#" error broke%0Aoff a="with space" e="" q="say \"so\"\n" run=r1 z=plain"# + "\n"), "\(line)")
    #expect(line.split(separator: "\n").count == 1)
  }

  @Test func `what is less important than asked for is left out`() {
    logger(.text, .warning).info("not this")
    #expect(lines.all.isEmpty)
    logger(.text, .trace).trace("but this")
    #expect(lines.all.count == 1)
  }
}
