import Glibc
import PipelineCore

/// The records of an output: found by reading it once, read again one by one where they differ.
///
/// Of each record 32 bytes are held. What cannot be read at any place, gzip and standard input, is unpacked into a file without a name that goes
/// with the process.
final class RecordStore {
  /// Where a record stands, and what tells it apart.
  struct Entry {
    let id: UInt64
    let content: UInt64
    let offset: UInt64
    let count: UInt32
    /// Its place among the records.
    let place: UInt32
  }

  /// The longest record that is read.
  private static let limit = 1 << 30

  /// The path; `-` for standard input.
  private let path: String
  /// What messages call it.
  let name: String
  private(set) var entries: [Entry] = []
  private var descriptor: Int32 = -1
  /// The files of a folder, in order of their names; offsets are places in it.
  private var files: [String] = []

  /// The records of a file of JSON Lines, plain or gzip, of a folder of JSON files, or of standard input.
  init(_ path: String) throws {
    self.path = path
    name = path == "-" ? "standard input" : path
    var status = stat()
    if path != "-", stat(path, &status) != 0 {
      throw ComparisonFailure("cannot read '\(path)': \(String(cString: strerror(errno)))")
    }
    if path != "-", status.st_mode & S_IFMT == S_IFDIR {
      try readFolder()
    } else {
      try readLines()
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The bytes of a record.
  func bytes(of entry: Entry) throws -> [UInt8] {
    if !files.isEmpty { return try content(of: files[Int(entry.offset)]) }
    var done = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(entry.count)) { buffer, count in
      while done < Int(entry.count), let base = buffer.baseAddress {
        let read = pread(descriptor, base + done, Int(entry.count) - done, off_t(entry.offset) + off_t(done))
        if read < 0, errno == EINTR { continue }
        if read <= 0 { break }
        done += read
      }
      count = done
    }
    if done < Int(entry.count) { throw ComparisonFailure("'\(name)' was changed while it was read") }
    return bytes
  }

  // MARK: Reading

  private func readLines() throws {
    var stream = try RecordStream(path)
    var buffer: [UInt8] = []
    var (offset, line, spool) = (UInt64(0), 0, -1 as Int32)
    var (isAtEnd, searched) = (false, 0)
    while !isAtEnd {
      let before = buffer.count
      isAtEnd = try !stream.read(appendingTo: &buffer)
      if descriptor < 0 {
        if path == "-" || !stream.isPlain { spool = try RecordStore.spool() }
        descriptor = spool >= 0 ? spool : open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw ComparisonFailure("cannot read '\(name)': \(String(cString: strerror(errno)))") }
      }
      if spool >= 0 { try RecordStore.write(buffer[before...], to: spool) }
      let taken = try takeLines(of: buffer, searched: searched, isAtEnd: isAtEnd, at: offset, line: &line)
      buffer.removeFirst(taken)
      searched = buffer.count
      offset += UInt64(taken)
      if buffer.count > RecordStore.limit {
        throw ComparisonFailure("line \(line + 1) of '\(name)' is longer than 1 GiB")
      }
    }
  }

  /// Notes every whole line of `buffer`, which starts at `offset` and ends no line before `searched`; gives how many bytes were taken.
  private func takeLines(
    of buffer: [UInt8], searched: Int, isAtEnd: Bool, at offset: UInt64, line: inout Int
  ) throws -> Int {
    try buffer.withUnsafeBytes { bytes in
      var start = 0
      while let base = bytes.baseAddress, start < bytes.count {
        var end = bytes.count
        let from = max(start, searched)
        if let found = memchr(base + from, 0x0A, bytes.count - from) {
          end = base.distance(to: UnsafeRawPointer(found))
        } else if !isAtEnd {
          return start
        }
        line += 1
        let record = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        if record.contains(where: { $0 > 0x20 }) {
          try note(record, offset: offset + UInt64(start), "line \(line) of '\(name)'")
        }
        start = end + 1
      }
      return bytes.count
    }
  }

  private func readFolder() throws {
    files = try FolderFiles.json(in: path)
    for (place, path) in files.enumerated() {
      try content(of: path).withUnsafeBytes { try note($0, offset: UInt64(place), "'\(path)'") }
    }
  }

  private func content(of path: String) throws -> [UInt8] {
    var stream = try RecordStream(path)
    var bytes: [UInt8] = []
    while try stream.read(appendingTo: &bytes) {
      if bytes.count > RecordStore.limit { throw ComparisonFailure("'\(path)' is larger than 1 GiB") }
    }
    return bytes
  }

  private func note(_ line: UnsafeRawBufferPointer, offset: UInt64, _ what: String) throws {
    // A line end more or less is no difference.
    let count = line.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
    let record = UnsafeRawBufferPointer(rebasing: line[..<count])
    let id: UInt64
    do throws(JSONProblem) {
      id = try RecordID.hash(record.assumingMemoryBound(to: UInt8.self))
    } catch {
      throw ComparisonFailure("\(what) is no record of an output: \(error.message)")
    }
    entries.append(
      Entry(
        id: id, content: StableHash.of(record), offset: offset, count: UInt32(record.count),
        place: UInt32(truncatingIfNeeded: entries.count)))
  }

  // MARK: What was unpacked

  private static func spool() throws(ComparisonFailure) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(folder)/silsila-diff-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    if descriptor < 0 { throw ComparisonFailure("cannot write to '\(folder)': \(String(cString: strerror(errno)))") }
    unlink(name)
    return descriptor
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(ComparisonFailure) {
    let code = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    if code != 0 { throw ComparisonFailure("cannot unpack: \(String(cString: strerror(code)))") }
  }
}
