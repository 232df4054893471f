import PipelineCore

/// What is known of one document: its way, and what each step on it changed.
struct JournalEntry: Sendable {
  var trail: JournalTrail
  /// What each step did, in order.
  var changes = DocumentChanges()
  /// The records of the journal that hold the changes, the last first, each with the step of its first change; empty while there is none.
  var records: [(place: UInt64, first: Int)] = []
}

/// An entry as the journal holds it: the changes up to some step may lie in an earlier record.
struct JournalRecord {
  let trail: JournalTrail
  /// The step of the first change that is here.
  let first: Int
  /// Where the earlier ones are; 0 when there are none.
  let previous: UInt64
  let changes: DocumentChanges

  /// Writes the record without its header.
  func write(to writer: inout ByteWriter) {
    writer.recordStart(of: trail, first: first)
    changes.write(to: &writer)
  }

  init(trail: JournalTrail, changes: DocumentChanges) {
    self.trail = trail
    self.changes = changes
    (first, previous) = (0, 0)
  }

  init(payload: [UInt8], previous: UInt64) throws {
    var reader = ByteReader(payload)
    trail = try JournalTrail(from: &reader, id: try reader.string())
    first = try reader.integer()
    changes = try DocumentChanges(from: &reader)
    self.previous = previous
    guard reader.isAtEnd, first < trail.keys.count, trail.keys.count - first == changes.count + 1 else {
      throw ByteReader.Malformed()
    }
  }
}

extension ByteWriter {
  /// Writes what a record holds before the changes.
  mutating func recordStart(of trail: JournalTrail, first: Int) {
    string(trail.id)
    trail.write(to: &self)
    count(first)
  }

  /// Writes the header of a record, and then the record itself: nothing for the mark that a document is forgotten.
  mutating func record(idHash: UInt64, previous: UInt64, _ write: (inout ByteWriter) -> Void) {
    half(JournalFile.mark)
    half(0)
    let header = byteCount
    word(0)
    word(idHash)
    word(previous)
    word(0)
    let payload = byteCount
    write(&self)
    // What is known only now: how long the payload is, its checksum, and that of the header.
    fill(UInt64(byteCount - payload), at: header)
    fill(withBytes { ResultKey.checksum($0[payload...]) }, at: payload - 8)
    let sum = withBytes { ResultKey.checksum($0[header..<payload]) }
    fill(UInt32(truncatingIfNeeded: sum), at: header - 4)
  }
}
