import CZLib
import Glibc

/// The bytes of a file or of standard input from the front, unpacked where they are gzip.
struct RecordStream: ~Copyable {
  private let file: gzFile
  private let name: String
  private static let blockSize = 512 << 10

  /// - Parameter path: `-` for standard input.
  init(_ path: String) throws(ComparisonFailure) {
    name = path == "-" ? "standard input" : path
    let opened = path == "-" ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path, "rb")
    guard let opened else { throw ComparisonFailure("cannot read '\(name)': \(String(cString: strerror(errno)))") }
    file = opened
    gzbuffer(file, UInt32(RecordStream.blockSize))
  }

  deinit { gzclose(file) }

  /// Whether the bytes come as they are; known after the first were read.
  var isPlain: Bool { gzdirect(file) == 1 }

  /// Adds the next bytes to `buffer`; false at the end.
  mutating func read(appendingTo buffer: inout [UInt8]) throws(ComparisonFailure) -> Bool {
    var count: Int32 = 0
    let file = file
    let block = [UInt8](unsafeUninitializedCapacity: RecordStream.blockSize) { bytes, filled in
      count = gzread(file, bytes.baseAddress, UInt32(RecordStream.blockSize))
      filled = max(0, Int(count))
    }
    buffer.append(contentsOf: block)
    if count == RecordStream.blockSize { return true }
    var code: Int32 = 0
    let message = gzerror(file, &code).map { String(cString: $0) } ?? ""
    if count < 0 || code == Z_BUF_ERROR {
      throw ComparisonFailure("cannot read '\(name)': \(code == Z_BUF_ERROR ? "its gzip data end too early" : message)")
    }
    return count > 0
  }
}
