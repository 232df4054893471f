import PipelineCore

extension Recollection {
  /// Writes it for a process that has the entry it began from.
  func write(to writer: inout ByteWriter) {
    writer.byte(isUnchanged ? 1 : 0)
    writer.byte(entry.isDropped ? 1 : 0)
    writer.count(known)
    writer.keys(entry.keys)
    entry.changes.write(from: known, to: &writer)
  }

  /// Reads what was written of document `id`, of which the journal held `earlier`.
  convenience init(from reader: inout ByteReader, id: String, earlier: JournalEntry?) throws {
    let isUnchanged = try reader.byte() == 1
    let isDropped = try reader.byte() == 1
    let known = try reader.integer()
    let keys = try reader.keys()
    guard let input = keys.first, known <= earlier?.changes.count ?? 0 else { throw ByteReader.Malformed() }
    var entry = JournalEntry(id: id, input: input)
    entry.keys = keys
    entry.isDropped = isDropped
    entry.changes = earlier?.changes.part(0..<known) ?? DocumentChanges()
    entry.changes.append(contentsOf: try DocumentChanges(from: &reader))
    // An entry of other bytes is not continued, as a document that comes in otherwise has nothing in common with it.
    entry.records = earlier.flatMap { $0.keys[0] == input ? $0.records : nil } ?? []
    self.init(entry: entry, known: known, isUnchanged: isUnchanged)
  }
}

extension JournalEntry {
  /// Writes what a process needs to know of the document.
  func write(to writer: inout ByteWriter) {
    writer.byte(isDropped ? 1 : 0)
    writer.keys(keys)
    changes.write(to: &writer)
  }

  /// Reads what was written of document `id`.
  init(from reader: inout ByteReader, id: String) throws {
    let isDropped = try reader.byte() == 1
    let keys = try reader.keys()
    guard let input = keys.first else { throw ByteReader.Malformed() }
    self.init(id: id, input: input)
    self.keys = keys
    self.isDropped = isDropped
    changes = try DocumentChanges(from: &reader)
  }
}
