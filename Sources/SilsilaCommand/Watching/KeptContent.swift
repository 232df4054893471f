import Glibc
import PipelineRuntime

/// Bytes that other processes of the user can read as long as it is held, in a file without a name.
final class KeptContent {
  private let descriptor: Int32

  /// Where they can be read.
  var path: String { "/proc/\(getpid())/fd/\(descriptor)" }

  /// Keeps `bytes`.
  ///
  /// - Throws: ``RunError`` when there is no room for them.
  init(_ bytes: [UInt8]) throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/silsila-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw RunError("cannot make a temporary file in '\(folder)': \(String(cString: strerror(errno)))")
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
    guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else {
      throw RunError("cannot write a temporary file in '\(folder)': \(String(cString: strerror(errno)))")
    }
  }

  deinit { close(descriptor) }
}
