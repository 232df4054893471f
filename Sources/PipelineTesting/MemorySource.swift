public import PipelineCore

/// A source of documents that are in memory, for tests.
public struct MemorySource: Source {
  /// What makes one document.
  public struct Item: Sendable {
    let id: String
    let text: String
    let failure: LoadFailure?

    /// A document of `text`.
    public init(id: String, text: String) {
      self.id = id
      self.text = text
      failure = nil
    }

    /// A document that cannot be loaded.
    public init(id: String, failure: LoadFailure) {
      self.id = id
      text = ""
      self.failure = failure
    }
  }

  /// The items, in order.
  public struct Cursor: SourceCursor {
    let items: [Item]
    var position = 0
    let stopsAfter: Int?

    public var total: Int? { items.count }

    public mutating func next() throws -> SourceItem<Item>? {
      if position == stopsAfter { throw ComponentError("the source broke after \(position) items") }
      guard position < items.count else { return nil }
      defer { position += 1 }
      return SourceItem(id: items[position].id, byteCount: items[position].text.utf8.count, item: items[position])
    }
  }

  public static let info = ComponentInfo(name: "memory", summary: "Documents that are in memory.")

  private let items: [Item]
  private let stopsAfter: Int?

  /// The source of `items`.
  ///
  /// - Parameter stopsAfter: throws instead of giving the item at this place.
  public init(_ items: [Item], stopsAfter: Int? = nil) {
    self.items = items
    self.stopsAfter = stopsAfter
  }

  public init(options: NoOptions, setup: inout Setup) {
    self.init([])
  }

  public func open(passes: Int) -> Cursor { Cursor(items: items, stopsAfter: stopsAfter) }

  public func load(_ item: Item) throws -> Document {
    if let failure = item.failure { throw failure }
    return Document(id: item.id, origin: Origin(path: item.id, bytes: Array(item.text.utf8)))
  }
}
