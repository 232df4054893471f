import PipelineCore

/// What the documents of a batch add to the journal: records as they will lie in it, one behind another in one piece of memory.
///
/// Workers make them, each on its own, checksums too; what writes, of which there is one, only copies them. Copies of the value share the memory.
struct JournalNotes: Sendable {
  /// Where one of the records is, and what the journal wants to know of it.
  struct Place: Sendable {
    let range: Range<Int>
    let idHash: UInt64
    let previous: UInt64
  }

  /// Belongs to one side at a time: to the worker that fills it, then to what writes the journal.
  private final class Memory: @unchecked Sendable {
    var writer = ByteWriter.lent()
  }

  private let memory = Memory()

  /// Lets `body` write a record behind those that are there; what it wrote is taken back where it throws.
  func adding<Result>(_ body: (inout ByteWriter) throws -> Result) rethrows -> Result {
    let start = memory.writer.byteCount
    do {
      return try body(&memory.writer)
    } catch {
      memory.writer.removeAll(from: start)
      throw error
    }
  }

  /// Adds a record that another process made, if it is one of document `id`.
  func add(made record: [UInt8], of id: String) throws -> Place {
    let idHash = IDList.hash(of: id)
    guard let header = JournalFile.Header(record, at: 0), header.end == record.count, header.idHash == idHash else {
      throw ByteReader.Malformed()
    }
    let start = memory.writer.byteCount
    memory.writer.append(record)
    return Place(range: start..<memory.writer.byteCount, idHash: idHash, previous: header.previous)
  }

  /// Calls `body` with the bytes of a record.
  func withRecord<Result>(_ place: Place, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try memory.writer.withBytes { try body(UnsafeRawBufferPointer(rebasing: $0[place.range])) }
  }
}
