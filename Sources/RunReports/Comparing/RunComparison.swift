import PipelineCore

/// What differs between two outputs.
///
/// Of each record its place and two hashes are held, 32 bytes; only records that differ are read again, two at a time. Records are told apart by their
/// ids; where an id stands more than once, the first is compared with the first.
public struct RunComparison {
  /// A document that both outputs have, differing.
  struct Changed {
    let score: Double
    let old: RecordStore.Entry
    let new: RecordStore.Entry
  }

  /// Documents that are the same in both.
  public let same: Int
  /// Documents that both have and that differ.
  public let changedCount: Int
  /// Documents of the first output alone.
  public let onlyInFirst: Int
  /// Documents of the second output alone.
  public let onlyInSecond: Int
  /// The documents that changed most, most first.
  public let changes: [ChangedDocument]
  /// The first ids of documents of one output alone.
  let firstIDs: [String]
  let secondIDs: [String]

  /// Whether nothing differs.
  public var isSame: Bool { changedCount == 0 && onlyInFirst == 0 && onlyInSecond == 0 }

  /// The comparison of the outputs at two paths.
  ///
  /// - Parameter limit: how many documents are told of, of each kind.
  /// - Throws: ``ComparisonFailure``, when one cannot be read.
  public init(_ first: String, _ second: String, limit: Int) throws {
    if first == "-", second == "-" { throw ComparisonFailure("only one of the two can be standard input") }
    let (old, new) = (try RecordStore(first), try RecordStore(second))
    var join = EntryJoin(old.entries, new.entries)
    same = join.same
    (onlyInFirst, onlyInSecond) = (join.onlyInFirst.count, join.onlyInSecond.count)
    changedCount = join.changed.count
    firstIDs = try join.onlyInFirst.prefix(limit).map { try RunComparison.record($0, of: old).id }
    secondIDs = try join.onlyInSecond.prefix(limit).map { try RunComparison.record($0, of: new).id }
    var most: [Changed] = []
    for (before, after) in join.changed {
      let parts = ChangedDocument.parts(
        RecordPair(try RunComparison.record(before, of: old), try RunComparison.record(after, of: new)))
      let changed = Changed(score: parts.reduce(0) { $0 + $1.distance }, old: before, new: after)
      let place = most.firstIndex { $0.score < changed.score } ?? most.endIndex
      if place < limit { most.insert(changed, at: place) }
      if most.count > limit { most.removeLast() }
    }
    join = EntryJoin([], [])
    changes = try most.map {
      ChangedDocument(
        RecordPair(try RunComparison.record($0.old, of: old), try RunComparison.record($0.new, of: new)))
    }
  }

  private static func record(_ entry: RecordStore.Entry, of store: RecordStore) throws -> ComparedRecord {
    do {
      return try ComparedRecord(try store.bytes(of: entry))
    } catch let problem as JSONProblem {
      throw ComparisonFailure("record \(entry.place + 1) of '\(store.name)' cannot be read: \(problem.message)")
    }
  }
}

/// Which records of two outputs belong together: a merge of both, sorted by ids.
private struct EntryJoin {
  private(set) var same = 0
  /// In the order of the first output.
  private(set) var changed: [(RecordStore.Entry, RecordStore.Entry)] = []
  private(set) var onlyInFirst: [RecordStore.Entry] = []
  private(set) var onlyInSecond: [RecordStore.Entry] = []

  init(_ old: [RecordStore.Entry], _ new: [RecordStore.Entry]) {
    let (before, after) = (EntryJoin.sorted(old), EntryJoin.sorted(new))
    var (place, other) = (0, 0)
    while place < before.count || other < after.count {
      if other == after.count || (place < before.count && before[place].id < after[other].id) {
        onlyInFirst.append(before[place])
        place += 1
      } else if place == before.count || after[other].id < before[place].id {
        onlyInSecond.append(after[other])
        other += 1
      } else {
        if before[place].content == after[other].content {
          same += 1
        } else {
          changed.append((before[place], after[other]))
        }
        (place, other) = (place + 1, other + 1)
      }
    }
    changed.sort { $0.0.place < $1.0.place }
    onlyInFirst.sort { $0.place < $1.place }
    onlyInSecond.sort { $0.place < $1.place }
  }

  private static func sorted(_ entries: [RecordStore.Entry]) -> [RecordStore.Entry] {
    entries.sorted { ($0.id, $0.place) < ($1.id, $1.place) }
  }
}
