/// The title of a document where it is not part of the text: from a record's `title`, a page's head, front matter.
public struct Title: LayerContent, Hashable {
  /// The title, without mark-up, on one line.
  public let text: String

  /// The title `text`.
  public init(_ text: String) {
    self.text = text
  }

  public func write(to json: inout JSONWriter) { json.value(text) }

  public var scalar: JSONValue? { .string(text) }
}

extension LayerKey where Content == Title {
  /// The document's title.
  public static var title: LayerKey { LayerKey("title") }
}
