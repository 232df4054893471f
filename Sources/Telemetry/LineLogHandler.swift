public import Logging
import PipelineCore

/// Writes each log event as one line, for people or as JSON.
///
/// As JSON a line is `{"time":…,"level":…,"label":…,"message":…,"metadata":{…}}`, the time in UTC, numbers and nested metadata as they are. In text it is time, level, message
/// and `key=value` pairs in the order of the keys, values in quotes where they hold spaces or marks.
public struct LineLogHandler: LogHandler {
  /// How lines are written.
  public enum Form: Sendable {
    /// For people.
    case text
    /// One JSON object a line.
    case json
  }

  /// Metadata of every line.
  public var metadata: Logger.Metadata = [:]
  /// What is less important is left out.
  public var logLevel: Logger.Level
  /// Metadata of the moment.
  public var metadataProvider: Logger.MetadataProvider?

  private let label: String
  private let form: Form
  private let write: @Sendable (String) -> Void

  /// A handler that gives whole lines to `write`, line end included.
  public init(label: String, form: Form, level: Logger.Level, write: @escaping @Sendable (String) -> Void) {
    self.label = label
    self.form = form
    self.write = write
    logLevel = level
  }

  /// A value of the handler's own metadata.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes an event.
  public func log(event: LogEvent) {
    var all = metadataProvider?.get() ?? [:]
    all.merge(metadata) { _, own in own }
    all.merge(event.metadata ?? [:]) { _, own in own }
    if let error = event.error { all["error"] = .string("\(error)") }
    let pairs = all.sorted { $0.key < $1.key }
    write(form == .json ? json(event, pairs) : text(event, pairs))
  }

  private func text(_ event: LogEvent, _ pairs: [(key: String, value: Logger.MetadataValue)]) -> String {
    var words = [Timestamp.now, event.level.rawValue, LineLogHandler.line(event.message.description)]
    words += pairs.map { "\($0.key)=\(LineLogHandler.word("\($0.value)"))" }
    return words.joined(separator: " ") + "\n"
  }

  /// The text without what would end its line.
  private static func line(_ text: String) -> String {
    text.utf8.contains { $0 < 0x20 } ? PrintableName.encode(Array(text.utf8)) : text
  }

  private static func word(_ value: String) -> String {
    let isPlain =
      !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D && $0 != 0x7F }
    return isPlain ? value : JSONValue.string(value).text
  }

  private func json(_ event: LogEvent, _ pairs: [(key: String, value: Logger.MetadataValue)]) -> String {
    var json = JSONWriter()
    json.object { json in
      for (name, value) in [
        ("time", Timestamp.now), ("level", event.level.rawValue), ("label", label),
        ("message", event.message.description),
      ] {
        json.name(name)
        json.value(value)
      }
      if pairs.isEmpty { return }
      json.name("metadata")
      LineLogHandler.write(pairs, to: &json)
    }
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func write(_ pairs: [(key: String, value: Logger.MetadataValue)], to json: inout JSONWriter) {
    json.object { json in
      for (key, value) in pairs {
        json.name(key)
        write(value, to: &json)
      }
    }
  }

  private static func write(_ value: Logger.MetadataValue, to json: inout JSONWriter) {
    switch value {
    case .dictionary(let members): write(members.sorted { $0.key < $1.key }, to: &json)
    case .array(let elements): json.array { json in for element in elements { write(element, to: &json) } }
    case .stringConvertible(let number as Int): json.value(number)
    case .stringConvertible(let number as Double): json.value(number)
    case .stringConvertible(let truth as Bool): json.value(truth)
    case .string, .stringConvertible: json.value("\(value)")
    }
  }
}
