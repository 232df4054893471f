import Glibc
import PipelineCore

/// A file of records that is only appended to; every record carries a checksum, so that a torn end, or a record that was never on the disk, is seen.
///
/// A record is a header of 40 bytes (mark, length, hash of the id, place of an earlier record that it continues, checksum of the payload), and the payload.
struct JournalFile: Sendable {
  static let headerCount = 40
  private static let magic: [UInt8] = Array("silsila journal 2\n".utf8)
  private static let mark: UInt32 = 0x5331_4C53

  struct Header: Sendable {
    let offset: UInt64
    let payloadCount: Int
    let idHash: UInt64
    let previous: UInt64
    let checksum: UInt64
    /// Where the next record begins.
    var end: UInt64 { offset + UInt64(JournalFile.headerCount + payloadCount) }
  }

  private(set) var path: String
  let descriptor: Int32
  /// Where the next record goes.
  private(set) var end: UInt64
  /// Up to where the file is written; the rest of the records waits.
  private var written: UInt64
  private var waiting: [UInt8] = []

  /// Opens the journal at `path`, or makes it, and holds it alone.
  ///
  /// - Throws: ``RunError`` when another run holds it or it cannot be written.
  init(path: String) throws {
    self.path = path
    descriptor = try RunLock.open(path)
    end = UInt64(JournalFile.magic.count)
    written = end
    var start = [UInt8](repeating: 0, count: JournalFile.magic.count)
    let count = pread(descriptor, &start, start.count, 0)
    // A journal of another version, or one that was cut off as it was made, which after a power cut may have left zeros: nothing in it can be used.
    let mayBeZeros = lseek(descriptor, 0, SEEK_END) <= JournalFile.magic.count
    let isJournal = zip(start.prefix(max(0, count)), JournalFile.magic).allSatisfy {
      $0 == $1 || ($0 == 0 && mayBeZeros)
    }
    guard isJournal || start.starts(with: "silsila journal ".utf8) else {
      Glibc.close(descriptor)
      throw RunError("'\(path)' is no journal, and is left as it is")
    }
    if count < start.count || start != JournalFile.magic {
      guard ftruncate(descriptor, 0) == 0 else { throw JournalFile.problem("write", path) }
      try JournalFile.write(JournalFile.magic, to: descriptor, at: 0, path: path)
      // Before anything follows it: a journal that does not say what it is would be left alone for ever.
      try synchronise()
    }
  }

  /// The same open file under its new name.
  func renamed(to path: String) -> JournalFile {
    var file = self
    file.path = path
    return file
  }

  func close() { Glibc.close(descriptor) }

  /// The headers of all records that were written whole, and cuts off what follows them.
  mutating func headers() throws -> [Header] {
    let size = UInt64(max(0, lseek(descriptor, 0, SEEK_END)))
    var headers: [Header] = []
    while let header = header(at: end), header.end <= size {
      headers.append(header)
      end = header.end
    }
    written = end
    if end < size, ftruncate(descriptor, off_t(end)) != 0 { throw JournalFile.problem("write", path) }
    return headers
  }

  func header(at offset: UInt64) -> Header? {
    guard let bytes = read(JournalFile.headerCount, at: offset) else { return nil }
    var reader = ByteReader(bytes)
    guard let mark = try? reader.half(), mark == JournalFile.mark, let sum = try? reader.half(),
      let count = try? reader.word(), let hash = try? reader.word(), let previous = try? reader.word(),
      let checksum = try? reader.word(), count < 1 << 40,
      sum == UInt32(truncatingIfNeeded: ResultKey.checksum(bytes[8...]))
    else { return nil }
    return Header(offset: offset, payloadCount: Int(count), idHash: hash, previous: previous, checksum: checksum)
  }

  /// The payload of a record; nil when it is not what was written.
  func payload(of header: Header) -> [UInt8]? {
    guard let bytes = read(header.payloadCount, at: header.offset + UInt64(JournalFile.headerCount)),
      ResultKey.checksum(bytes[...]) == header.checksum
    else { return nil }
    return bytes
  }

  /// Puts a record at the end, or the mark that a document is forgotten, and gives its place; it is in the file after the next ``flush()``.
  mutating func append(_ record: JournalRecord?, idHash: UInt64, previous: UInt64) throws -> UInt64 {
    var payload = ByteWriter(capacity: 4096)
    record?.write(to: &payload)
    var rest = ByteWriter(capacity: 32)
    rest.word(UInt64(payload.byteCount))
    rest.word(idHash)
    rest.word(previous)
    rest.word(payload.withBytes(ResultKey.checksum))
    var mark = ByteWriter(capacity: 8)
    mark.half(JournalFile.mark)
    mark.half(UInt32(truncatingIfNeeded: rest.withBytes(ResultKey.checksum)))
    mark.withBytes { waiting.append(contentsOf: $0) }
    rest.withBytes { waiting.append(contentsOf: $0) }
    payload.withBytes { waiting.append(contentsOf: $0) }
    let offset = end
    end = written + UInt64(waiting.count)
    if waiting.count > 4 << 20 { try flush() }
    return offset
  }

  /// Writes what waits.
  mutating func flush() throws {
    if waiting.isEmpty { return }
    try JournalFile.write(waiting, to: descriptor, at: written, path: path)
    written = end
    waiting.removeAll(keepingCapacity: true)
  }

  func synchronise() throws {
    if fdatasync(descriptor) != 0, errno != EINVAL { throw JournalFile.problem("write", path) }
  }

  private func read(_ count: Int, at offset: UInt64) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        guard let base = buffer.baseAddress else { break }
        let step = pread(descriptor, base + filled, count - filled, off_t(offset) + off_t(filled))
        if step < 0, errno == EINTR { continue }
        if step <= 0 {
          failed = true
          break
        }
        filled += step
      }
    }
    return failed ? nil : bytes
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, at offset: UInt64, path: String) throws {
    var done = 0
    while done < bytes.count {
      let step = bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return pwrite(descriptor, base + done, buffer.count - done, off_t(offset) + off_t(done))
      }
      if step < 0, errno == EINTR { continue }
      if step <= 0 { throw problem("write", path) }
      done += step
    }
  }

  private static func problem(_ what: String, _ path: String) -> RunError {
    RunError("cannot \(what) '\(path)': \(String(cString: strerror(errno)))")
  }
}
