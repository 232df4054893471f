import ArgumentParser
import PipelineCore

/// How messages are written.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json

  /// Writes a message on standard error, as one line; `kind` is a word such as `error`.
  func tell(_ kind: String, _ message: String) {
    switch self {
    case .text: Terminal.error.write("\(kind): \(message)\n")
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.name(kind)
        json.value(message)
      }
      json.endLine()
      Terminal.error.write(String(decoding: json.bytes, as: UTF8.self))
    }
  }
}
