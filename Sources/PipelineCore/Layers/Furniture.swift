/// Another article that stood in the page and was taken out of the body.
public struct EmbeddedArticle: Sendable, Hashable, Codable {
  /// Why it stood there: `read-also`.
  public let kind: String
  /// Its title, when it had one.
  public let title: String?
  /// Its text, paragraphs apart by an empty line.
  public let text: String

  /// The article `text` under `title`.
  public init(kind: String, title: String?, text: String) {
    self.kind = kind
    self.title = title
    self.text = text
  }
}

/// The articles that were taken out of the body, in page order.
public struct EmbeddedArticles: LayerContent {
  /// The articles, in page order.
  public var items: [EmbeddedArticle]

  /// The layer of these articles.
  public init(_ items: [EmbeddedArticle]) {
    self.items = items
  }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.name("kind")
          json.value(item.kind)
          if let title = item.title {
            json.name("title")
            json.value(title)
          }
          json.name("text")
          json.value(item.text)
        }
      }
    }
  }
}

/// A pointer to another article that stood in the page and was taken out of the body.
public struct Link: Sendable, Hashable, Codable {
  /// Why it stood there: `similar`, `read-also`.
  public let kind: String
  /// The title it showed.
  public let title: String
  /// Where it led, when the page said so.
  public let url: String?

  /// The pointer `title`.
  public init(kind: String, title: String, url: String? = nil) {
    self.kind = kind
    self.title = title
    self.url = url
  }
}

/// The pointers that were taken out of the body, in page order.
public struct Links: LayerContent {
  /// The pointers, in page order.
  public var items: [Link]

  /// The layer of these pointers.
  public init(_ items: [Link]) {
    self.items = items
  }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.name("kind")
          json.value(item.kind)
          json.name("title")
          json.value(item.title)
          if let url = item.url {
            json.name("url")
            json.value(url)
          }
        }
      }
    }
  }
}

/// A piece of the page around the article that was taken out of the body: navigation, comments, a caption.
public struct PagePart: Sendable, Hashable, Codable {
  /// What it is, as `navigation`, `comments`, `caption` or `share`.
  public let kind: String
  /// Its text, a line for each of its lines.
  public let text: String

  /// The piece `text`.
  public init(kind: String, text: String) {
    self.kind = kind
    self.text = text
  }
}

/// The pieces of the page that were taken out of the body and are neither articles nor pointers, in page order.
public struct PageParts: LayerContent {
  /// The pieces, in page order.
  public var items: [PagePart]

  /// The layer of these pieces.
  public init(_ items: [PagePart]) {
    self.items = items
  }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.name("kind")
          json.value(item.kind)
          json.name("text")
          json.value(item.text)
        }
      }
    }
  }
}

extension LayerKey where Content == EmbeddedArticles {
  /// Whole articles that stood in the page beside the document's own.
  public static var embedded: LayerKey { LayerKey("embedded") }
}

extension LayerKey where Content == Links {
  /// Titles of other articles that the page pointed to.
  public static var links: LayerKey { LayerKey("links") }
}

extension LayerKey where Content == PageParts {
  /// What else stood in the page around the article.
  public static var pageParts: LayerKey { LayerKey("page_parts") }
}
