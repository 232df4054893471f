import Foundation
import Glibc
import PipelineCore
import PipelineTesting
import Testing

@testable import PipelinePlan
@testable import PipelineRuntime

@Suite struct JournalTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString).journal").path

  private func entry(_ id: String, _ texts: [String], input: String = "in") -> JournalEntry {
    var entry = JournalEntry(trail: JournalTrail(id: id, input: ResultKey(input)))
    for text in texts {
      entry.trail.keys.append(ResultKey(text))
      entry.changes.append(DocumentChange(bytes: Array(text.utf8)))
    }
    return entry
  }

  private func texts(_ entry: JournalEntry?) -> [String]? {
    entry?.changes.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func `what was noted is known to the next run`() throws {
    defer { unlink(path) }
    var journal: Journal? = try Journal(path: path)
    for number in 0..<200 { try journal?.note(entry("\(number)", ["a\(number)", "b"]), known: 0) }
    try journal?.flush()
    journal = nil
    let next = try Journal(path: path)
    #expect(next.count == 200)
    for number in 0..<200 { #expect(texts(next.entry(of: "\(number)")) == ["a\(number)", "b"]) }
    #expect(next.entry(of: "other") == nil || next.entry(of: "other")?.trail.id == nil)
  }

  @Test func `a later entry continues an earlier one, and chains stay short`() throws {
    defer { unlink(path) }
    let journal = try Journal(path: path)
    try journal.note(entry("x", ["a", "b", "c"]), known: 0)
    try journal.flush()
    for round in 0..<50 {
      var next = entry("x", ["a", "b", "c\(round)"])
      next.records = try #require(journal.entry(of: "x")).records
      try journal.note(next, known: 2)
      try journal.flush()
    }
    let last = try #require(journal.entry(of: "x"))
    #expect(texts(last) == ["a", "b", "c49"])
    #expect(last.records.count == 2)
    var other = entry("x", ["a", "B", "C"])
    other.records = last.records
    try journal.note(other, known: 1)
    try journal.flush()
    #expect(texts(journal.entry(of: "x")) == ["a", "B", "C"])
    #expect(journal.entry(of: "x")?.records.count == 2)
  }

  @Test func `a file that is cut or damaged at any byte loses entries, and never gives a wrong one`() throws {
    defer { unlink(path) }
    var journal: Journal? = try Journal(path: path)
    for number in 0..<4 { try journal?.note(entry("\(number)", ["change \(number)", "more"]), known: 0) }
    var changed = entry("3", ["change 3", "less"])
    try journal?.flush()
    changed.records = try #require(journal?.entry(of: "3")).records
    try journal?.note(changed, known: 1)
    try journal?.flush()
    journal = nil
    let whole = try Data(contentsOf: URL(filePath: path))
    for place in 0..<whole.count {
      // The first line says what the file is: without it nothing in it is touched.
      for damage in 0..<(place < 18 ? 1 : 3) {
        var bytes = whole
        if damage == 0 { bytes = bytes.prefix(place) } else { bytes[place] ^= damage == 1 ? 0x01 : 0xFF }
        try bytes.write(to: URL(filePath: path))
        let next = try Journal(path: path)
        for number in 0..<4 {
          guard let found = next.entry(of: "\(number)") else { continue }
          let known = [["change \(number)", "more"]] + (number == 3 ? [["change 3", "less"]] : [])
          #expect(known.contains(texts(found) ?? []), "byte \(place)")
        }
        try next.note(entry("new", ["z"]), known: 0)
        try next.flush()
        #expect(texts(next.entry(of: "new")) == ["z"])
      }
    }
  }

  @Test func `what is forgotten is gone, and its space is given back`() throws {
    defer { unlink(path) }
    var journal: Journal? = try Journal(path: path)
    let text = String(repeating: "long ", count: 10_000)
    for number in 0..<100 { try journal?.note(entry("\(number)", [text, "\(number)"]), known: 0) }
    let kept = Set((0..<10).map { IDList.hash(of: "\($0)") })
    try journal?.keep(only: kept)
    #expect(journal?.count == 10)
    #expect(try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) < 1_000_000)
    journal = nil
    let next = try Journal(path: path)
    #expect(next.count == 10)
    #expect(texts(next.entry(of: "7")) == [text, "7"])
    #expect(next.entry(of: "70")?.trail.id == nil)
  }

  @Test func `two runs do not share a journal, and the second is told who has it`() throws {
    defer { unlink(path) }
    let journal = try Journal(path: path)
    #expect {
      _ = try Journal(path: path)
    } throws: { "\($0)".contains("(process \(getpid()))") }
    _ = journal
  }

  @Test func `a file that is no journal is left alone, a journal of another version is begun anew`() throws {
    defer { unlink(path) }
    try Data("something else entirely".utf8).write(to: URL(filePath: path))
    #expect(throws: RunError.self) { try Journal(path: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("something else entirely".utf8))
    let image = [UInt8](repeating: 0, count: 512)
    try Data(image).write(to: URL(filePath: path))
    #expect(throws: RunError.self) { try Journal(path: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(image))
    let zeros = String(repeating: "\0", count: 18)
    for start in ["silsila journal 0\nold old", "silsila jour", "", zeros, "silsila" + zeros.prefix(11)] {
      try Data(start.utf8).write(to: URL(filePath: path))
      let journal = try Journal(path: path)
      #expect(journal.count == 0)
      try journal.note(entry("a", ["b"]), known: 0)
      try journal.flush()
      #expect(texts(journal.entry(of: "a")) == ["b"])
    }
  }

  @Test func `a record that another process made is taken when it is whole and of the document it was made for`() throws
  {
    defer { unlink(path) }
    var made = ByteWriter()
    let notes = JournalNotes()
    let place = notes.add(entry("x", []), first: 0, previous: 0)
    notes.withRecord(place) { made.raw($0) }
    let journal = try Journal(path: path)
    try journal.append(notes.add(made: made.bytes, of: "x"), of: notes)
    try journal.flush()
    #expect(journal.entry(of: "x")?.trail.keys == [ResultKey("in")])
    #expect(throws: ByteReader.Malformed.self) { try notes.add(made: made.bytes, of: "y") }
    #expect(throws: ByteReader.Malformed.self) { try notes.add(made: Array(made.bytes.dropLast()), of: "x") }
    #expect(throws: ByteReader.Malformed.self) { try notes.add(made: [], of: "x") }
  }
}

extension Journal {
  /// Notes all of an entry, of which the first `known` changes are in the journal.
  fileprivate func note(_ entry: JournalEntry, known: Int) throws {
    let (first, previous) = entry.continuation(knowing: known)
    let notes = JournalNotes()
    let place = notes.add(entry, first: first, previous: previous)
    try append(place, of: notes)
  }
}

extension JournalNotes {
  fileprivate func add(_ entry: JournalEntry, first: Int, previous: UInt64) -> Place {
    adding { writer in
      let start = writer.beginRecord()
      entry.changes.append(first..<entry.changes.count, to: &writer)
      writer.recordEnd(of: entry.trail, first: first, sizes: entry.changes.sizes[first...])
      let idHash = IDList.hash(of: entry.trail.id)
      writer.endRecord(at: start, idHash: idHash, previous: previous)
      return Place(range: start..<writer.byteCount, idHash: idHash, previous: previous)
    }
  }
}
