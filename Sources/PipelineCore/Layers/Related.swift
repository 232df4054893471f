/// A document that has to do with another one.
public struct RelatedDocument: Sendable, Hashable, Codable {
  /// The document's id.
  public let id: String
  /// How much it has to do with it: 0 to 1, more is nearer.
  public let score: Double

  /// The document called `id`.
  public init(id: String, score: Double) {
    self.id = id
    self.score = score
  }
}

/// The documents nearest to a document, best first.
public struct Related: LayerContent, Hashable {
  /// The documents, best first.
  public let items: [RelatedDocument]

  /// The layer of these documents.
  public init(_ items: [RelatedDocument]) {
    self.items = items
  }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.name("id")
          json.value(item.id)
          json.name("score")
          json.value(rounded: item.score)
        }
      }
    }
  }
}

/// The story that a document is part of: documents that are all near to each other.
public struct Story: LayerContent, Hashable {
  /// The id of the story's first document, which names the story.
  public let id: String
  /// What its documents have in common, best first.
  public let keywords: [String]
  /// How many documents it has.
  public let size: Int

  /// The story called `id`.
  public init(id: String, keywords: [String], size: Int) {
    self.id = id
    self.keywords = keywords
    self.size = size
  }

  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.name("id")
      json.value(id)
      json.name("keywords")
      json.array { json in for keyword in keywords { json.value(keyword) } }
      json.name("size")
      json.value(size)
    }
  }

  public var scalar: JSONValue? { .string(id) }
}

extension LayerKey where Content == Related {
  /// The documents nearest to this one.
  public static var related: LayerKey { LayerKey("related") }
}

extension LayerKey where Content == Story {
  /// The story that the document is part of.
  public static var story: LayerKey { LayerKey("story") }
}
