import PipelineCore

/// What is known of one document: its way, and what each step on it changed.
struct JournalEntry: Sendable {
  var trail: JournalTrail
  /// What each step did, in order.
  var changes = DocumentChanges()
  /// The records of the journal that hold the changes, the last first, each with the step of its first change; empty while there is none.
  var records: [(place: UInt64, first: Int)] = []

  /// The first change that a new record holds, of which the journal has the first `known`, and the record that it continues; (0, 0) where it holds all.
  ///
  /// Records are chained only where each brings earlier steps than the one before it, so a chain is never longer than the pipeline.
  func continuation(knowing known: Int) -> (first: Int, previous: UInt64) {
    records.first { $0.first < known }.map { (known, $0.place) } ?? (0, 0)
  }
}

/// An entry as the journal holds it: the changes up to some step may lie in an earlier record.
struct JournalRecord {
  let trail: JournalTrail
  /// The step of the first change that is here.
  let first: Int
  /// Where the earlier ones are; 0 when there are none.
  let previous: UInt64
  let changes: DocumentChanges

  /// Writes the record without its header: the changes, and behind them whose they are, as that is known last.
  func write(to writer: inout ByteWriter) {
    writer.append(changes.bytes)
    writer.recordEnd(of: trail, first: first, sizes: changes.sizes)
  }

  init(trail: JournalTrail, changes: DocumentChanges) {
    self.trail = trail
    self.changes = changes
    (first, previous) = (0, 0)
  }

  init(payload: [UInt8], previous: UInt64) throws {
    var reader = ByteReader(payload)
    let sizeCount = MemoryLayout<UInt32>.size
    try reader.move(to: payload.count - sizeCount)
    let end = payload.count - sizeCount - Int(try reader.half())
    try reader.move(to: end)
    trail = try JournalTrail(from: &reader, id: try reader.string())
    first = try reader.integer()
    changes = try DocumentChanges(Array(payload[..<end]), sizesFrom: &reader)
    self.previous = previous
    guard reader.left == sizeCount, first < trail.keys.count, trail.keys.count - first == changes.count + 1 else {
      throw ByteReader.Malformed()
    }
  }
}

extension ByteWriter {
  /// Makes room for the header of a record, and gives its place.
  mutating func beginRecord() -> Int {
    let start = byteCount
    withUnsafeBytes(of: JournalFile.HeaderWords(0, 0, 0, 0, 0)) { raw($0) }
    return start
  }

  /// Writes what a record holds behind the changes, and how long that is.
  mutating func recordEnd(of trail: JournalTrail, first: Int, sizes: some Collection<Int>) {
    let start = byteCount
    string(trail.id)
    trail.write(to: &self)
    count(first)
    count(sizes.count)
    for size in sizes { count(size) }
    half(UInt32(byteCount - start))
  }

  /// Fills the header of the record at `start`, which is written whole; without any payload it is the mark that a document is forgotten.
  mutating func endRecord(at start: Int, idHash: UInt64, previous: UInt64) {
    let payload = start + JournalFile.headerCount
    let checksum = withBytes { ResultKey.checksum($0[payload...]) }
    let header = JournalFile.header(
      payloadCount: byteCount - payload, idHash: idHash, previous: previous, checksum: checksum)
    withUnsafeBytes(of: header) { fill($0, at: start) }
  }
}
