/// What a document's original bytes are written in.
public enum MediaType: String, Sendable, Codable, CaseIterable {
  /// Plain text.
  case plainText = "text/plain"
  /// Markdown.
  case markdown = "text/markdown"
  /// A web page.
  case html = "text/html"
}

/// Where a document comes from, and the bytes it was made of.
public struct Origin: Sendable, Equatable {
  /// The path or name of the input, as messages show it.
  public let path: String
  /// The line of the input that the document stands on, counted from 1, for inputs of one document a line.
  public let line: Int?
  /// The original bytes: a file's content, or the value of a record's `text` or `html`.
  public let bytes: [UInt8]
  /// What the bytes are written in.
  public let mediaType: MediaType
  /// The encoding in which the bytes were read, by its IANA name in lower case; nil before anything read them.
  public internal(set) var encoding: String?

  /// The origin of a document.
  public init(path: String, line: Int? = nil, bytes: [UInt8], mediaType: MediaType = .plainText) {
    self.path = path
    self.line = line
    self.bytes = bytes
    self.mediaType = mediaType
  }
}
