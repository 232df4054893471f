import PipelineCore

/// What a file's name says of its content.
enum MediaKind: Sendable, Hashable {
  /// One document.
  case document(MediaType)
  /// One document a line.
  case records
  /// Nothing known.
  case other

  /// The kind of a file called `name`; a `.gz` at its end is looked through.
  init(name: some Collection<UInt8>) {
    switch MediaKind.extensions(name).first(where: { $0 != "gz" }) {
    case "txt", "text": self = .document(.plainText)
    case "md", "markdown": self = .document(.markdown)
    case "html", "htm", "xhtml": self = .document(.html)
    case "jsonl", "ndjson": self = .records
    default: self = .other
    }
  }

  /// What a document of this kind is written in.
  var mediaType: MediaType {
    if case .document(let type) = self { type } else { .plainText }
  }

  /// Whether the name ends in `.gz`.
  static func isGzip(_ name: some Collection<UInt8>) -> Bool {
    extensions(name).first == "gz"
  }

  /// The last two extensions, the last first, in lower case.
  private static func extensions(_ name: some Collection<UInt8>) -> [String] {
    let parts = Array(name).suffix(40).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.dropFirst().suffix(2).reversed().map { String(decoding: $0, as: UTF8.self).lowercased() }
  }
}
