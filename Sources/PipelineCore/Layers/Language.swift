/// The language of a document, as a BCP 47 tag in lower case: `ar`, `en`, `pt-br`; `und` when it is not known.
public struct Language: LayerContent, Hashable {
  /// The tag.
  public let tag: String

  /// The language with this tag.
  public init(_ tag: String) {
    self.tag = tag.lowercased()
  }

  /// The part of the tag before the first hyphen: `pt` of `pt-br`.
  public var base: String { tag.split(separator: "-").first.map(String.init) ?? tag }

  public func write(to json: inout JSONWriter) { json.value(tag) }

  public var scalar: JSONValue? { .string(tag) }
}

extension LayerKey where Content == Language {
  /// The document's language.
  public static var language: LayerKey { LayerKey("language") }
}
