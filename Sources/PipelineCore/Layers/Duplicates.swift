/// Which document a document repeats.
public struct DuplicateOf: LayerContent, Hashable {
  /// The id of the document that stands for it; nil where it stands for itself.
  public let id: String?

  /// Repeats the document called `id`, or none.
  public init(_ id: String?) {
    self.id = id
  }

  public func write(to json: inout JSONWriter) {
    if let id { json.value(id) } else { json.null() }
  }

  public var scalar: JSONValue? { id.map { .string($0) } }
}

/// A document that another one stands for.
public struct Duplicate: Sendable, Hashable, Codable {
  /// The document's id.
  public let id: String
  /// How much the two have in common: 0 to 1.
  public let similarity: Double

  /// The document called `id`.
  public init(id: String, similarity: Double) {
    self.id = id
    self.similarity = similarity
  }
}

/// The documents that a document stands for, in the order of the source.
public struct Duplicates: LayerContent, Hashable {
  /// The documents.
  public let items: [Duplicate]

  /// The layer of these documents.
  public init(_ items: [Duplicate]) {
    self.items = items
  }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.name("id")
          json.value(item.id)
          json.name("similarity")
          json.value((item.similarity * 100).rounded() / 100)
        }
      }
    }
  }
}

extension LayerKey where Content == DuplicateOf {
  /// Which document this one repeats.
  public static var duplicateOf: LayerKey { LayerKey("duplicate_of") }
}

extension LayerKey where Content == Duplicates {
  /// The documents that this one stands for.
  public static var duplicates: LayerKey { LayerKey("duplicates") }
}
