/// Where documents come from.
///
/// Reading is cut in two: a cursor names the items in order, cheaply; ``load(_:)`` turns an item into a document on any worker.
public protocol Source: Component {
  /// A handle on one document: a path, or a line's bytes.
  associatedtype Item: Sendable
  /// The items in order.
  associatedtype Cursor: SourceCursor where Cursor.Item == Item

  /// The items from the first.
  ///
  /// Called once for each pass over the documents; `passes` tells how many there will be, so that a stream can keep what it reads.
  ///
  /// - Throws: what stops the run: the folder cannot be read.
  func open(passes: Int) throws -> Cursor

  /// The document of an item.
  ///
  /// - Throws: what stops this document alone: ``LoadFailure`` with the bytes at hand, or any other error.
  func load(_ item: Item) throws -> Document

  /// The files and folders that documents come from, for who watches them; nil for a stream, which cannot be watched.
  var places: [InputPlace]? { get }
}

extension Source {
  /// Nothing that can be watched.
  public var places: [InputPlace]? { nil }
}

/// The items of a source, in a fixed order.
public protocol SourceCursor<Item>: Sendable {
  /// A handle on one document.
  associatedtype Item: Sendable

  /// The next item, or nil after the last.
  mutating func next() throws -> SourceItem<Item>?

  /// How many items there are in all, when that is known before reading them.
  var total: Int? { get }
}

/// One item of a source.
public struct SourceItem<Item: Sendable>: Sendable {
  /// The id that its document will have; quarantine and messages call it so even when it cannot be loaded.
  public let id: String
  /// About how many bytes it holds; bounds how much is in memory at once.
  public let byteCount: Int
  /// The handle.
  public let item: Item

  /// The item of document `id`.
  public init(id: String, byteCount: Int, item: Item) {
    self.id = id
    self.byteCount = byteCount
    self.item = item
  }
}

/// A document that could not be made from its bytes.
public struct LoadFailure: Error, Sendable, CustomStringConvertible {
  /// What is wrong.
  public let message: String
  /// The bytes as they were read, for the quarantine.
  public let bytes: [UInt8]
  /// What is wrong.
  public var description: String { message }

  /// The failure `message` of a document of `bytes`.
  public init(_ message: String, bytes: [UInt8]) {
    self.message = message
    self.bytes = bytes
  }
}
