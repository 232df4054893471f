import FoundationEssentials
import Glibc
import PipelineCore
import Synchronization

/// Remembers what earlier runs did to each document, so that no run does it again.
///
/// Nothing depends on it being whole: what is not in it, or is damaged, is done again, and what is in it is used only when its key says that it would come
/// out the same. So a run that was killed goes on by being started again, and its output is that of a run that was not.
final class Journal: Sendable {
  private struct State: ~Copyable {
    let file: JournalFile
    var tail: JournalTail
    /// Where the last record of each document is, by the hash of its id, but for those ``added`` since.
    var places: [UInt64: UInt64] = [:]
    /// Records that are not yet among ``places``: a first run never asks for any, so that it need not look up where each belongs.
    var added: [(idHash: UInt64, place: UInt64, previous: UInt64)] = []
    /// Bytes of records that no longer count, about.
    var dead: UInt64 = 0

    /// Puts what was added among the places.
    mutating func settle() {
      if added.isEmpty { return }
      places.reserveCapacity(places.count + added.count)
      for (idHash, place, previous) in added { put(idHash, at: place, previous: previous) }
      added.removeAll(keepingCapacity: true)
    }

    /// Puts a record that continues the one at `previous` among the places.
    mutating func put(_ idHash: UInt64, at place: UInt64, previous: UInt64) {
      let old = places.updateValue(place, forKey: idHash)
      if let old, old != previous { bury(old) }
    }

    /// Counts a record among those that no longer count.
    mutating func bury(_ place: UInt64) {
      if let header = file.header(at: place) { dead += header.end - header.offset }
    }
  }

  let path: String
  private let state: Mutex<State>

  /// The journal at `path`, which is made when it is not there.
  ///
  /// - Throws: ``RunError`` when another run holds it, or it cannot be written.
  init(path: String) throws {
    self.path = path
    let folder = URL(filePath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = try JournalFile(path: path)
    let headers = try file.headers()
    var state = State(file: file, tail: JournalTail(of: file, at: headers.last?.end ?? JournalFile.start))
    for header in headers {
      if header.payloadCount == 0 {
        state.places[header.idHash] = nil
        continue
      }
      state.put(header.idHash, at: header.offset, previous: header.previous)
    }
    self.state = Mutex(consume state)
  }

  deinit { state.withLock { $0.file.close() } }

  /// Whether the file is still the one that its path leads to.
  var isInPlace: Bool { state.withLock { RunLock.holds($0.file.descriptor, at: path) } }

  /// How many documents are in it.
  var count: Int {
    state.withLock { state in
      state.settle()
      return state.places.count
    }
  }

  /// How many documents are in it besides those whose hashes are in `hashes`.
  func count(besides hashes: Set<UInt64>) -> Int {
    state.withLock { state in
      state.settle()
      return state.places.keys.count { !hashes.contains($0) }
    }
  }

  /// What is known of document `id`.
  ///
  /// - Complexity: O(bytes of the entry).
  func entry(of id: String) -> JournalEntry? {
    var records: [(place: UInt64, first: Int)] = []
    let found = state.withLock { state in
      state.settle()
      return state.places[IDList.hash(of: id)].map { (state.file, $0) }
    }
    guard let (file, place) = found, let record = Journal.whole(at: place, in: file, through: &records),
      record.trail.id == id
    else { return nil }
    return JournalEntry(trail: record.trail, changes: record.changes, records: records)
  }

  private static func record(at place: UInt64, in file: JournalFile) -> JournalRecord? {
    guard let header = file.header(at: place), let payload = file.payload(of: header) else { return nil }
    return try? JournalRecord(payload: payload, previous: header.previous)
  }

  /// Adds one of `notes`.
  func append(_ note: JournalNotes.Place, of notes: JournalNotes) throws {
    try state.withLock { state in
      let place = try notes.withRecord(note) { try state.tail.append($0) }
      state.added.append((note.idHash, place, note.previous))
    }
  }

  /// Puts what was noted where ``entry(of:)`` finds it.
  func flush() throws { try state.withLock { try $0.tail.flush() } }

  /// Forgets all documents but those whose hashes are in `hashes`, and gives back the space of what no longer counts when it is more than half.
  func keep(only hashes: Set<UInt64>) throws {
    try state.withLock { state in
      // Nothing is gone after a first run, as a rule.
      if !state.places.isEmpty || state.added.contains(where: { !hashes.contains($0.idHash) }) { state.settle() }
      let gone = state.places.filter { !hashes.contains($0.key) }
      for (hash, place) in gone.sorted(by: { $0.value < $1.value }) {
        _ = try state.tail.append(nil, idHash: hash, previous: 0)
        state.places[hash] = nil
        state.bury(place)
      }
      try state.tail.flush()
      if state.dead > 1 << 20, state.dead > state.tail.end / 2 {
        state.settle()
        try Journal.compact(&state)
      }
      try state.file.synchronise()
    }
  }

  /// Writes the entries that count to a new file, which then takes the place of the old one.
  private static func compact(_ state: inout State) throws {
    let old = state.file
    let path = old.path + ".partial"
    unlink(path)
    let file = try JournalFile(path: path)
    var tail = JournalTail(of: file)
    var places: [UInt64: UInt64] = [:]
    for (hash, place) in state.places.sorted(by: { $0.value < $1.value }) {
      var records: [(place: UInt64, first: Int)] = []
      guard let entry = Journal.whole(at: place, in: old, through: &records) else { continue }
      places[hash] = try tail.append(entry, idHash: hash, previous: 0)
    }
    try tail.flush()
    try file.synchronise()
    guard rename(path, old.path) == 0 else { throw RunError("cannot write '\(old.path)'") }
    let renamed = file.renamed(to: old.path)
    old.close()
    state = State(file: renamed, tail: JournalTail(of: renamed, at: tail.end), places: places)
  }

  /// The record at `place` with the changes of those that it continues.
  private static func whole(
    at place: UInt64, in file: JournalFile, through records: inout [(place: UInt64, first: Int)]
  ) -> JournalRecord? {
    guard let record = record(at: place, in: file) else { return nil }
    records.append((place, record.first))
    if record.first == 0 { return record }
    guard record.previous < place, let earlier = whole(at: record.previous, in: file, through: &records),
      earlier.trail.id == record.trail.id, earlier.changes.count >= record.first,
      earlier.trail.keys[...record.first] == record.trail.keys[...record.first]
    else { return nil }
    var changes = earlier.changes.part(0..<record.first)
    changes.append(contentsOf: record.changes)
    return JournalRecord(trail: record.trail, changes: changes)
  }
}
