import PipelineCore

/// What the documents of a batch add to the journal: records as they will lie in it, one behind another in one piece of memory.
///
/// Workers make them, each on its own, checksums too; what writes, of which there is one, only copies them.
struct JournalNotes: Sendable {
  /// Where one of the records is, and what the journal wants to know of it.
  struct Place: Sendable {
    fileprivate let range: Range<Int>
    let idHash: UInt64
    let previous: UInt64
  }

  private var bytes: [UInt8] = []

  /// Adds what is known of a document, of which the first `known` changes are as the journal has them.
  ///
  /// - Parameters:
  ///   - records: those that hold what the journal has, as in ``JournalEntry/records``.
  ///   - changes: what the steps did, each up to one of `ends`.
  mutating func add(
    _ trail: JournalTrail, known: Int, in records: [(place: UInt64, first: Int)], changes: borrowing ByteWriter,
    ends: [Int]
  ) -> Place {
    // Records are chained only where each brings earlier steps than the one before it, so a chain is never longer than the pipeline.
    let continued = records.first { $0.first < known }
    let first = continued == nil ? 0 : known
    let idHash = IDList.hash(of: trail.id)
    let previous = continued?.place ?? 0
    var writer = ByteWriter.lent()
    writer.record(idHash: idHash, previous: previous) { writer in
      writer.recordStart(of: trail, first: first)
      writer.changes(changes, ends: ends, from: first)
    }
    let start = bytes.count
    writer.withBytes { bytes.append(contentsOf: $0) }
    return Place(range: start..<bytes.count, idHash: idHash, previous: previous)
  }

  /// Adds a record that another process made, if it is one of document `id`.
  mutating func add(made record: [UInt8], of id: String) throws -> Place {
    let idHash = IDList.hash(of: id)
    guard let header = JournalFile.Header(record, at: 0), header.end == record.count, header.idHash == idHash else {
      throw ByteReader.Malformed()
    }
    let start = bytes.count
    bytes += record
    return Place(range: start..<bytes.count, idHash: idHash, previous: header.previous)
  }

  /// Calls `body` with the bytes of a record.
  func withRecord<Result>(_ place: Place, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[place.range])) }
  }
}
