import Glibc
import PipelineCore

/// A file of records that is only appended to; every record carries a checksum, so that a torn end, or a record that was never on the disk, is seen.
///
/// A record is a header of 40 bytes (mark, checksum of the rest of the header, length, hash of the id, place of an earlier record that it continues, checksum of the
/// payload), and the payload: the changes, and behind them whose they are.
struct JournalFile: Sendable {
  static let headerCount = 40
  private static let magic: [UInt8] = Array("silsila journal 6\n".utf8)
  /// Where the first record begins.
  static let start = UInt64(magic.count)
  static let mark: UInt32 = 0x5331_4C53

  struct Header: Sendable {
    let offset: UInt64
    let payloadCount: Int
    let idHash: UInt64
    let previous: UInt64
    let checksum: UInt64
    /// Where the next record begins.
    var end: UInt64 { offset + UInt64(JournalFile.headerCount + payloadCount) }

    /// The header of a record that lies at `offset` and begins with `bytes`; nil when it is not what was written.
    init?(_ bytes: [UInt8], at offset: UInt64) {
      var reader = ByteReader(bytes)
      guard let mark = try? reader.half(), mark == JournalFile.mark, let sum = try? reader.half(),
        let count = try? reader.word(), let hash = try? reader.word(), let previous = try? reader.word(),
        let checksum = try? reader.word(), count < 1 << 40,
        sum == UInt32(truncatingIfNeeded: ResultKey.checksum(bytes[8..<JournalFile.headerCount]))
      else { return nil }
      self.offset = offset
      payloadCount = Int(count)
      idHash = hash
      self.previous = previous
      self.checksum = checksum
    }
  }

  /// The bytes of a header, eight at a time, the low one first.
  typealias HeaderWords = (UInt64, UInt64, UInt64, UInt64, UInt64)

  /// The header of a record.
  static func header(payloadCount: Int, idHash: UInt64, previous: UInt64, checksum: UInt64) -> HeaderWords {
    var words: HeaderWords = (
      0, UInt64(payloadCount).littleEndian, idHash.littleEndian, previous.littleEndian, checksum.littleEndian
    )
    let sum = withUnsafeBytes(of: words) { ResultKey.checksum($0[8...]) }
    words.0 = (UInt64(mark) | sum << 32).littleEndian
    return words
  }

  private(set) var path: String
  let descriptor: Int32

  /// Opens the journal at `path`, or makes it, and holds it alone.
  ///
  /// - Throws: ``RunError`` when another run holds it or it cannot be written.
  init(path: String) throws {
    self.path = path
    descriptor = try RunLock.open(path)
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
      try JournalFile.magic.withUnsafeBytes { try write($0, at: 0) }
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
  func headers() throws -> [Header] {
    let size = UInt64(max(0, lseek(descriptor, 0, SEEK_END)))
    var headers: [Header] = []
    var end = JournalFile.start
    while let header = header(at: end), header.end <= size {
      headers.append(header)
      end = header.end
    }
    if end < size, ftruncate(descriptor, off_t(end)) != 0 { throw JournalFile.problem("write", path) }
    return headers
  }

  func header(at offset: UInt64) -> Header? {
    read(JournalFile.headerCount, at: offset).flatMap { Header($0, at: offset) }
  }

  /// The payload of a record; nil when it is not what was written.
  func payload(of header: Header) -> [UInt8]? {
    guard let bytes = read(header.payloadCount, at: header.offset + UInt64(JournalFile.headerCount)),
      ResultKey.checksum(bytes[...]) == header.checksum
    else { return nil }
    return bytes
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

  /// Writes `bytes` at `offset`.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws {
    let code = writeAll(bytes) { rest, done in
      pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
    }
    if code != 0 { throw JournalFile.problem("write", path, code: code) }
  }

  private static func problem(_ what: String, _ path: String, code: Int32 = errno) -> RunError {
    RunError("cannot \(what) '\(path)': \(String(cString: strerror(code)))")
  }
}
