import PipelineCore

extension Recollection {
  /// Writes it for a process that has the entry it began from.
  func write(to writer: inout ByteWriter) {
    writer.byte(isUnchanged ? 1 : 0)
    writer.byte(entry.isDropped ? 1 : 0)
    writer.count(known)
    writer.keys(entry.keys)
    writer.count(entry.changes.count - known)
    for change in entry.changes[known...] { writer.block(change.bytes) }
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
    entry.changes = Array(earlier?.changes.prefix(known) ?? [])
    for _ in 0..<(try reader.count()) { entry.changes.append(DocumentChange(bytes: try reader.block())) }
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
    writer.count(changes.count)
    for change in changes { writer.block(change.bytes) }
  }

  /// Reads what was written of document `id`.
  init(from reader: inout ByteReader, id: String) throws {
    let isDropped = try reader.byte() == 1
    let keys = try reader.keys()
    guard let input = keys.first else { throw ByteReader.Malformed() }
    self.init(id: id, input: input)
    self.keys = keys
    self.isDropped = isDropped
    for _ in 0..<(try reader.count()) { changes.append(DocumentChange(bytes: try reader.block())) }
  }
}
