import PipelineCore

/// What is known of one document: the key of its input, and for each step it went through the key of the result and what the step changed.
struct JournalEntry: Sendable {
  let id: String
  /// The key of the document as it was loaded, then one for each step.
  var keys: [ResultKey]
  /// The key of the plan whose sinks made bytes of the document, or whose steps dropped it; nil where none did yet.
  var plan: ResultKey?
  /// What each step did, in order.
  var changes = DocumentChanges()
  /// Whether the last step dropped the document.
  var isDropped: Bool
  /// The records of the journal that hold the changes, the last first, each with the step of its first change; empty while there is none.
  var records: [(place: UInt64, first: Int)] = []

  /// The entry of a document that has been loaded, with room for the keys of `steps`.
  init(id: String, input: ResultKey, steps: Int = 0) {
    self.id = id
    keys = []
    keys.reserveCapacity(steps + 1)
    keys.append(input)
    isDropped = false
  }
}

/// An entry as the journal holds it: the changes up to some step may lie in an earlier record.
struct JournalRecord {
  let id: String
  let keys: [ResultKey]
  let plan: ResultKey?
  /// The step of the first change that is here.
  let first: Int
  /// Where the earlier ones are; 0 when there are none.
  let previous: UInt64
  let changes: DocumentChanges
  let isDropped: Bool

  /// Writes the record without its header.
  func write(to writer: inout ByteWriter) {
    writer.recordStart(of: id, keys, plan: plan, first: first, isDropped: isDropped)
    changes.write(to: &writer)
  }

  init(
    id: String, keys: [ResultKey], plan: ResultKey?, first: Int, previous: UInt64, changes: DocumentChanges,
    isDropped: Bool
  ) {
    self.id = id
    self.keys = keys
    self.plan = plan
    self.first = first
    self.previous = previous
    self.changes = changes
    self.isDropped = isDropped
  }

  init(payload: [UInt8], previous: UInt64) throws {
    var reader = ByteReader(payload)
    id = try reader.string()
    isDropped = try reader.byte() == 1
    keys = try reader.list(of: ResultKey.self)
    plan = try reader.optional()
    first = try reader.integer()
    changes = try DocumentChanges(from: &reader)
    self.previous = previous
    guard reader.isAtEnd, first < keys.count, keys.count - first == changes.count + 1 else {
      throw ByteReader.Malformed()
    }
  }
}

extension ByteWriter {
  /// Writes what a record holds before the changes.
  mutating func recordStart(of id: String, _ keys: [ResultKey], plan: ResultKey?, first: Int, isDropped: Bool) {
    string(id)
    byte(isDropped ? 1 : 0)
    list(keys)
    optional(plan)
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
