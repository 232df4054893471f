import PipelineCore

extension Recollection {
  /// Writes it with what it refers to in `notes`.
  func write(to writer: inout ByteWriter, from notes: JournalNotes) {
    writer.byte(isNew ? 1 : 0)
    writer.byte(isUnchanged ? 1 : 0)
    writer.byte(note == nil ? 0 : 1)
    if let note {
      notes.withRecord(note) {
        writer.count($0.count)
        writer.raw($0)
      }
    }
  }

  /// Reads what was written of document `id`, and puts what it refers to among `notes`.
  init(from reader: inout ByteReader, of id: String, to notes: JournalNotes) throws {
    isNew = try reader.byte() == 1
    isUnchanged = try reader.byte() == 1
    let isNoted = try reader.byte() == 1
    note = try isNoted ? notes.add(made: reader.block(), of: id) : nil
  }
}

extension JournalEntry {
  /// Writes what a process needs to know of the document.
  func write(to writer: inout ByteWriter) {
    trail.write(to: &writer)
    changes.write(to: &writer)
    writer.count(records.count)
    for record in records {
      writer.word(record.place)
      writer.count(record.first)
    }
  }

  /// Reads what was written of document `id`.
  init(from reader: inout ByteReader, id: String) throws {
    trail = try JournalTrail(from: &reader, id: id)
    changes = try DocumentChanges(from: &reader)
    for _ in 0..<(try reader.count(ofSize: 9)) { records.append((try reader.word(), try reader.integer())) }
  }
}
