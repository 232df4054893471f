import Glibc
import PipelineCore

/// A path as the system knows it: bytes, which need not be valid UTF-8.
struct BytePath: Sendable, Hashable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }
  init(_ string: String) { bytes = Array(string.utf8) }

  /// The path of `name` in this folder.
  func appending(_ name: some Collection<UInt8>) -> BytePath {
    if bytes.isEmpty { return BytePath(Array(name)) }
    let slash = UInt8(ascii: "/")
    return BytePath(bytes + (bytes.last == slash ? [] : [slash]) + name)
  }

  /// The part after the last slash; slashes at the end do not count.
  var name: [UInt8] {
    let trimmed = trimmed
    return Array(trimmed[(trimmed.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...])
  }

  /// The folder the path is in.
  var parent: BytePath {
    let trimmed = trimmed
    guard let slash = trimmed.lastIndex(of: UInt8(ascii: "/")) else { return BytePath(".") }
    return BytePath(slash == 0 ? [UInt8(ascii: "/")] : Array(trimmed[..<slash]))
  }

  /// The path for messages, and for ids: see ``PrintableName``.
  var printable: String { PrintableName.encode(bytes) }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    var terminated = bytes.map { CChar(bitPattern: $0) }
    terminated.append(0)
    return try terminated.withUnsafeBufferPointer { buffer in
      // An array with an element has an address.
      guard let address = buffer.baseAddress else { return try body("") }
      return try body(address)
    }
  }

  /// What the system knows of the file, links followed; nil, with `errno` set, when there is none.
  func status() -> stat? {
    var status = Glibc.stat()
    return withCString { fstatat(AT_FDCWD, $0, &status, 0) } == 0 ? status : nil
  }

  /// What the system knows of the file itself, even if it is a link; nil when there is none.
  func linkStatus() -> stat? {
    var status = Glibc.stat()
    return withCString { lstat($0, &status) } == 0 ? status : nil
  }

  private var trimmed: ArraySlice<UInt8> {
    var end = bytes.count
    while end > 1, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    return bytes[..<end]
  }
}
