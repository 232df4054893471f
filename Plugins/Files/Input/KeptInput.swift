import Glibc
import Synchronization

/// An input that can be read but once, kept for further passes in a temporary file without a name.
final class KeptInput: Sendable {
  private struct State {
    var copy: FileDescriptor?
    var pass = 0
  }

  private let state = Mutex(State())

  /// The data for the next of `passes`: from `file`, or from what earlier passes kept of it.
  func stream(passes: Int, name: String, open file: () throws -> FileDescriptor) throws -> InputStream {
    try state.withLock { state in
      defer { state.pass += 1 }
      if let copy = state.copy, state.pass < passes {
        if lseek(copy.number, 0, SEEK_SET) < 0 { throw FileError("cannot read", "a temporary file") }
        return InputStream(copy, name: name, packing: .detected)
      }
      state.pass = 0
      state.copy = passes > 1 ? try KeptInput.temporaryFile() : nil
      return InputStream(try file(), name: name, packing: .detected, copy: state.copy)
    }
  }

  /// A new file that no name leads to, gone when it is closed.
  ///
  /// In `/var/tmp` where nothing else is asked for: `/tmp` may lie in memory.
  private static func temporaryFile() throws(FileError) -> FileDescriptor {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
    let path = BytePath(folder).appending("silsila-XXXXXX".utf8)
    var template = path.bytes.map { CChar(bitPattern: $0) } + [0]
    let number = mkstemp(&template)
    if number < 0 { throw FileError("cannot make a temporary file in", folder) }
    unlink(template)
    return FileDescriptor(number)
  }
}
