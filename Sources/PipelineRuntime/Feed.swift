import PipelineCore

/// One item of any source, ready to be loaded on a worker.
struct FeedItem: Sendable {
  let id: String
  let byteCount: Int
  let load: @Sendable () throws -> Document
}

/// The items of one source, its type forgotten.
protocol ItemFeed: Sendable {
  var total: Int? { get }
  mutating func next() throws -> FeedItem?
}

/// The items of a source of a known type.
struct SourceFeed<Origin: Source>: ItemFeed {
  private let source: Origin
  private var cursor: Origin.Cursor
  private let largest: Int?
  private let backoff: Backoff

  init(_ source: Origin, passes: Int, largest: Int? = nil, backoff: Backoff = Backoff()) throws {
    self.source = source
    self.largest = largest
    self.backoff = backoff
    cursor = try source.open(passes: passes)
  }

  var total: Int? { cursor.total }

  mutating func next() throws -> FeedItem? {
    guard let entry = try cursor.next() else { return nil }
    let (source, largest, backoff) = (source, largest, backoff)
    return FeedItem(id: entry.id, byteCount: entry.byteCount) {
      let document = try backoff.run { try source.load(entry.item) }
      if let largest, document.origin.bytes.count > largest {
        let message = "it has \(document.origin.bytes.count) bytes, and the limit is \(largest)"
        throw LoadFailure(message, bytes: document.origin.bytes)
      }
      return document
    }
  }
}

/// Items that follow one another, worked on together to share the cost of handing them over.
struct Batch: Sendable {
  /// The batch's place among the batches, from 0.
  let sequence: Int
  /// The place of the first item among the items, from 0.
  let first: Int
  let items: [FeedItem]
  let byteCount: Int
}

/// Hands out the items of all sources in order, in batches.
actor Feed {
  private static let batchCount = 32
  private static let batchBytes = 512 << 10

  private var feeds: [any ItemFeed]
  private let limit: Int
  private let stop: StopToken
  private var sequence = 0
  private(set) var handedOut = 0
  /// Whether the sources were read to their end, or to the limit.
  private(set) var isExhausted = false
  /// How many items there are in all, when every source knows.
  nonisolated let total: Int?

  /// - Parameters:
  ///   - largest: how many bytes a document may have; those with more fail.
  ///   - retries: how often loading is tried again after an error that passes.
  init(_ sources: [any Source], passes: Int, limit: Int?, largest: Int? = nil, retries: Int = 0, stop: StopToken) throws
  {
    let backoff = Backoff(retries: retries, stop: stop)
    let feeds = try sources.map { try Feed.open($0, passes: passes, largest: largest, backoff: backoff) }
    let totals = feeds.map(\.total)
    let known = totals.contains(nil) ? nil : totals.compactMap { $0 }.reduce(0, +)
    total = known.map { min($0, limit ?? .max) }
    self.feeds = feeds
    self.limit = limit ?? .max
    self.stop = stop
  }

  private static func open(
    _ source: some Source, passes: Int, largest: Int?, backoff: Backoff
  ) throws -> any ItemFeed {
    try SourceFeed(source, passes: passes, largest: largest, backoff: backoff)
  }

  /// The next batch, or nil when there is nothing more or the run was asked to stop.
  func next() throws -> Batch? {
    var items: [FeedItem] = []
    var byteCount = 0
    let first = handedOut
    while items.count < Feed.batchCount, byteCount < Feed.batchBytes, !stop.isStopped {
      guard handedOut < limit, let item = try nextItem() else {
        isExhausted = true
        break
      }
      items.append(item)
      byteCount += item.byteCount
      handedOut += 1
    }
    if items.isEmpty { return nil }
    defer { sequence += 1 }
    return Batch(sequence: sequence, first: first, items: items, byteCount: byteCount)
  }

  private func nextItem() throws -> FeedItem? {
    while !feeds.isEmpty {
      if let item = try feeds[0].next() { return item }
      feeds.removeFirst()
    }
    return nil
  }
}
