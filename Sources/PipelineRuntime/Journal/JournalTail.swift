import PipelineCore

/// The end of a journal, where records wait to be written together.
struct JournalTail: ~Copyable {
  /// So few bytes wait that they are still in the processor's own cache when they are written.
  private static let most = 128 << 10
  /// With the last record, as a rule.
  private static let room = most + 8192

  private let file: JournalFile
  /// Up to where the file is written.
  private var written: UInt64
  private var waiting = ByteWriter(capacity: JournalTail.room)

  /// The end of `file`, whose records end at `end`.
  init(of file: JournalFile, at end: UInt64 = JournalFile.start) {
    self.file = file
    written = end
  }

  /// Where the next record goes.
  var end: UInt64 { written + UInt64(waiting.byteCount) }

  /// Puts a record at the end, or the mark that a document is forgotten, and gives its place; it is in the file after the next ``flush()``.
  mutating func append(_ record: JournalRecord?, idHash: UInt64, previous: UInt64) throws -> UInt64 {
    let place = end
    let start = waiting.beginRecord()
    record?.write(to: &waiting)
    waiting.endRecord(at: start, idHash: idHash, previous: previous)
    if waiting.byteCount > JournalTail.most { try flush() }
    return place
  }

  /// Puts a record that is there as bytes at the end.
  mutating func append(_ record: UnsafeRawBufferPointer) throws -> UInt64 {
    let place = end
    waiting.raw(record)
    if waiting.byteCount > JournalTail.most { try flush() }
    return place
  }

  /// Writes what waits.
  mutating func flush() throws {
    try waiting.withBytes { try file.write($0, at: written) }
    written = end
    if waiting.byteCount > 16 * JournalTail.most {
      // The memory of the record of a very long document is not kept for those of others.
      waiting = ByteWriter(capacity: JournalTail.room)
    } else {
      waiting.removeAll()
    }
  }
}
