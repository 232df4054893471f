import Glibc

/// A file that what is observed goes to cannot be written.
public struct TelemetryError: Error, CustomStringConvertible {
  /// What is wrong.
  public let description: String

  init(description: String) { self.description = description }

  /// The file at `path` cannot be written, as `errno` says.
  init(_ path: String, code: Int32 = errno) {
    description = "cannot write '\(path)': \(String(cString: strerror(code)))"
  }
}
