import PipelineCore

/// What is known of one document: the key of its input, and for each step it went through the key of the result and what the step changed.
struct JournalEntry: Sendable {
  let id: String
  /// The key of the document as it was loaded, then one for each step.
  var keys: [ResultKey]
  /// What each step did, in order.
  var changes = DocumentChanges()
  /// Whether the last step dropped the document.
  var isDropped: Bool
  /// The records of the journal that hold the changes, the last first, each with the step of its first change; empty while there is none.
  var records: [(place: UInt64, first: Int)] = []

  /// The entry of a document that has been loaded.
  init(id: String, input: ResultKey) {
    self.id = id
    keys = [input]
    isDropped = false
  }
}

/// An entry as the journal holds it: the changes up to some step may lie in an earlier record.
struct JournalRecord {
  let id: String
  let keys: [ResultKey]
  /// The step of the first change that is here.
  let first: Int
  /// Where the earlier ones are; 0 when there are none.
  let previous: UInt64
  let changes: DocumentChanges
  let isDropped: Bool

  /// Writes the record without its header.
  func write(to writer: inout ByteWriter) {
    writer.string(id)
    writer.byte(isDropped ? 1 : 0)
    writer.keys(keys)
    writer.count(first)
    changes.write(to: &writer)
  }

  init(id: String, keys: [ResultKey], first: Int, previous: UInt64, changes: DocumentChanges, isDropped: Bool) {
    self.id = id
    self.keys = keys
    self.first = first
    self.previous = previous
    self.changes = changes
    self.isDropped = isDropped
  }

  init(payload: [UInt8], previous: UInt64) throws {
    var reader = ByteReader(payload)
    id = try reader.string()
    isDropped = try reader.byte() == 1
    keys = try reader.keys()
    first = try reader.integer()
    changes = try DocumentChanges(from: &reader)
    self.previous = previous
    guard reader.isAtEnd, first < keys.count, keys.count - first == changes.count + 1 else {
      throw ByteReader.Malformed()
    }
  }
}
