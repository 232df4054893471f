import PipelineCore

/// What a line of JSON Lines holds: a text, and what is known about it.
struct Record: Equatable {
  /// The text, or the page; not yet known to be valid UTF-8.
  var bytes: [UInt8] = []
  /// What the bytes are written in.
  var mediaType = MediaType.plainText
  /// What the record calls itself.
  var id: String?
  /// Its title.
  var title: String?
  /// Its language.
  var language: String?
  /// All else.
  var metadata: [JSONMember] = []

  /// The record that `line` is.
  ///
  /// A `title` or `language` that is not text travels in the metadata, as does `html` beside a `text`.
  init(_ line: [UInt8]) throws(JSONProblem) {
    var text: [UInt8]?
    var html: [UInt8]?
    try line.withUnsafeBufferPointer { (bytes) throws(JSONProblem) in
      var reader = JSONReader(bytes)
      try reader.object { (reader, name) throws(JSONProblem) in
        try take(name, from: &reader, text: &text, html: &html)
      }
      try reader.expectEnd()
    }
    if let text {
      bytes = text
      if let html {
        guard let page = String(validating: html, as: UTF8.self) else { throw JSONProblem.invalidUTF8(at: 0) }
        metadata.append(JSONMember("html", .string(page)))
      }
    } else if let html {
      bytes = html
      mediaType = .html
    } else {
      throw JSONProblem("the object has neither a 'text' nor an 'html'", at: 0)
    }
  }

  /// The members that are more than metadata.
  private enum Name: String, CaseIterable {
    case text, html, id, title, language

    private static let names = allCases.map { ($0, Array($0.rawValue.utf8)) }

    /// The member called `bytes`: compared as bytes, since a string would have to be made of them for every member of every record.
    init?(_ bytes: [UInt8]) {
      for (name, own) in Name.names where own == bytes {
        self = name
        return
      }
      return nil
    }
  }

  private mutating func take(
    _ name: [UInt8], from reader: inout JSONReader, text: inout [UInt8]?, html: inout [UInt8]?
  ) throws(JSONProblem) {
    switch Name(name) {
    case .text: text = try Record.content(&reader, named: "text")
    case .html: html = try Record.content(&reader, named: "html")
    case .id: id = try Record.id(&reader)
    case .title:
      if case .some(let other) = try Record.string(&reader, into: &title) {
        metadata.append(JSONMember("title", other))
      }
    case .language:
      if case .some(let other) = try Record.string(&reader, into: &language) {
        metadata.append(JSONMember("language", other))
      }
    case nil:
      guard let other = String(validating: name, as: UTF8.self) else {
        throw JSONProblem.invalidUTF8(at: reader.position)
      }
      metadata.append(JSONMember(other, try reader.value()))
    }
  }

  /// A text; null is as good as nothing.
  private static func content(_ reader: inout JSONReader, named name: String) throws(JSONProblem) -> [UInt8]? {
    switch reader.peek() {
    case UInt8(ascii: "\""): return try reader.string()
    case UInt8(ascii: "n"):
      _ = try reader.value()
      return nil
    default: throw reader.unexpected("'\(name)' to be a string")
    }
  }

  private static func id(_ reader: inout JSONReader) throws(JSONProblem) -> String? {
    let byte = reader.peek()
    let start = reader.position
    switch try reader.value() {
    case .string(let id): return id.isEmpty ? nil : id
    // As it is written: a large number keeps its last digits.
    case .int, .double: return reader.source(from: start)
    case .null: return nil
    default:
      throw JSONProblem(
        "expected 'id' to be a string or a number, found \(byte == 0x7B ? "an object" : byte == 0x5B ? "a list" : "true or false")",
        at: start)
    }
  }

  /// Reads a string into `member`; gives back any other value but null.
  private static func string(_ reader: inout JSONReader, into member: inout String?) throws(JSONProblem) -> JSONValue? {
    switch try reader.value() {
    case .string(let string):
      member = string.isEmpty ? nil : string
      return nil
    case .null: return nil
    case let other: return other
    }
  }
}
