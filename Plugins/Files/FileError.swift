import Glibc
import PipelineCore

/// The system refused something it was asked to do with a file.
struct FileError: Error, Equatable, CustomStringConvertible {
  /// What was tried, as `cannot read`.
  let action: String
  /// The file, as messages show it.
  let path: String
  /// The system's error number.
  let code: Int32

  /// The error of a call that has just failed.
  init(_ action: String, _ path: String, code: Int32 = errno) {
    self.action = action
    self.path = path
    self.code = code
  }

  /// Another run holds `file`, which it writes.
  static func held(_ path: String, by file: FileDescriptor) -> FileError {
    let process = FileLock.holder(of: file.number).map { " (process \($0))" } ?? ""
    return FileError("another run\(process) is writing", path, code: EBUSY)
  }

  var description: String { "\(action) '\(path)': \(FileError.reason(code))" }

  /// The system's words for an error number, in lower case like all messages.
  static func reason(_ code: Int32) -> String {
    let words = String(cString: strerror(code))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
