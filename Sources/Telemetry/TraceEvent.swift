import Glibc
import PipelineCore
import Tracing

/// Events of the trace-event format, as JSON.
enum TraceEvent {
  /// The name of the process or of a lane.
  static func name(_ kind: String, _ name: String, lane: Int) -> [UInt8] {
    event(kind, phase: "M", lane: lane) { json in
      json.name("args")
      json.object { json in
        json.name("name")
        json.value(name)
      }
    }
  }

  /// A span, `duration` microseconds long.
  static func span(
    _ name: String, at start: Double, duration: Double, lane: Int, _ attributes: SpanAttributes
  ) -> [UInt8] {
    event(name, phase: "X", lane: lane) { json in
      write("ts", start, to: &json)
      write("dur", duration, to: &json)
      write(attributes, to: &json)
    }
  }

  /// Something that happened in a span.
  static func instant(_ name: String, at time: Double, lane: Int, _ attributes: SpanAttributes) -> [UInt8] {
    event(name, phase: "i", lane: lane) { json in
      write("ts", time, to: &json)
      json.name("s")
      json.value("t")
      write(attributes, to: &json)
    }
  }

  private static func event(
    _ name: String, phase: String, lane: Int, _ rest: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.name("name")
      json.value(name)
      json.name("ph")
      json.value(phase)
      json.name("pid")
      json.value(Int(getpid()))
      json.name("tid")
      json.value(lane)
      rest(&json)
    }
    return json.bytes
  }

  private static func write(_ name: String, _ microseconds: Double, to json: inout JSONWriter) {
    json.name(name)
    json.value(microseconds)
  }

  private static func write(_ attributes: SpanAttributes, to json: inout JSONWriter) {
    var pairs: [(String, SpanAttribute)] = []
    attributes.forEach { pairs.append(($0, $1)) }
    if pairs.isEmpty { return }
    json.name("args")
    json.object { json in
      for (name, attribute) in pairs.sorted(by: { $0.0 < $1.0 }) {
        json.name(name)
        switch attribute {
        case .int32(let number): json.value(Int(number))
        case .int64(let number): json.value(Int(number))
        case .double(let number): json.value(number)
        case .bool(let truth): json.value(truth)
        case .string(let text): json.value(text)
        case .stringConvertible(let value): json.value("\(value)")
        default: json.value("\(attribute)")
        }
      }
    }
  }
}
