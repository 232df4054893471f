import Foundation
import Testing
import Tracing

@testable import Telemetry

@Suite struct TraceFileTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString).json").path

  private func events() throws -> [[String: Any]] {
    let data = try Data(contentsOf: URL(filePath: path))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  private struct Broken: Error {}

  private func failingStep(_ trace: TraceFile) throws {
    try trace.withSpan("step") { span in
      span.addEvent(SpanEvent(name: "half way"))
      throw Broken()
    }
  }

  @Test func `spans have their time, attributes and errors, and lie within their parents`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let trace = try TraceFile(path)
    trace.withSpan("run") { _ in
      trace.withSpan("pass") { _ in
        trace.withSpan("document") { span in
          span.attributes["id"] = "a \"b\"\n"
          span.attributes["bytes"] = 12
          try? failingStep(trace)
        }
      }
    }
    try trace.finish()
    let events = try events()
    func event(_ name: String) throws -> (start: Double, end: Double, lane: Int, arguments: [String: Any]) {
      let event = try #require(events.first { $0["name"] as? String == name })
      let start = try #require(event["ts"] as? Double)
      return (
        start, start + (event["dur"] as? Double ?? 0), try #require(event["tid"] as? Int),
        event["args"] as? [String: Any] ?? [:]
      )
    }
    let chain = try ["run", "pass", "document", "step", "half way"].map(event)
    for (outer, inner) in zip(chain, chain.dropFirst()) {
      #expect(outer.start <= inner.start && inner.end <= outer.end + 0.002)
    }
    #expect(chain.map { $0.lane } == [0, 0, 1, 1, 1])
    #expect(chain[2].arguments["id"] as? String == "a \"b\"\n" && chain[2].arguments["bytes"] as? Int == 12)
    #expect((chain[3].arguments["error"] as? String)?.contains("Broken") == true)
    #expect(chain[3].arguments["status"] as? String == "error" && chain[2].arguments["status"] == nil)
  }

  @Test func `spans of many threads are all there`() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let trace = try TraceFile(path)
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for number in 0..<1_000 { trace.withSpan("s") { $0.attributes["id"] = "\(task)-\(number)" } }
        }
      }
    }
    try trace.finish()
    let spans = try events().filter { $0["name"] as? String == "s" }
    #expect(Set(spans.compactMap { ($0["args"] as? [String: Any])?["id"] as? String }).count == 8_000)
  }

  @Test func `a span is written once, with the instants that it was given`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let trace = try TraceFile(path)
    let start = DefaultTracerClock.now.nanosecondsSinceEpoch
    let span = trace.startSpan("s", at: DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: start))
    span.end(at: DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: start + 5_000))
    #expect(!span.isRecording)
    span.end()
    try trace.finish()
    #expect(try events().compactMap { $0["dur"] as? Double } == [5])
  }

  @Test func `a file that takes no more is an error at the end, not in between`() throws {
    let trace = try TraceFile("/dev/full")
    for _ in 0..<5_000 { trace.withSpan("s") { $0.attributes["id"] = String(repeating: "x", count: 200) } }
    #expect(throws: TelemetryError.self) { try trace.finish() }
    #expect(throws: TelemetryError.self) { try TraceFile("/nowhere/t.json") }
  }
}
