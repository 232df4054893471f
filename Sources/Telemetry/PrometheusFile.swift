import Glibc

extension PrometheusMetrics {
  /// Writes all metrics to the file at `path`, which is whole at any time: they are written beside it, under a hidden name, and take its name.
  ///
  /// - Throws: ``TelemetryError``.
  public func write(to path: String) throws(TelemetryError) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? ""
    let beside = folder + "." + path.dropFirst(folder.count) + ".partial"
    let file = try OutputFile(beside, shownAs: path)
    do {
      try file.write(Array(text.utf8))
      try file.finish()
    } catch {
      unlink(beside)
      throw error
    }
    if rename(beside, path) != 0 {
      let error = TelemetryError(path)
      unlink(beside)
      throw error
    }
  }
}

/// A file that what is observed goes to cannot be written.
public struct TelemetryError: Error, CustomStringConvertible {
  /// What is wrong.
  public let description: String

  /// The file at `path` cannot be written, as `errno` says.
  init(_ path: String, code: Int32 = errno) {
    description = "cannot write '\(path)': \(String(cString: strerror(code)))"
  }
}

/// A file that is written from its start.
final class OutputFile: Sendable {
  private let descriptor: Int32
  private let path: String

  init(_ path: String, shownAs shown: String) throws(TelemetryError) {
    self.path = shown
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw TelemetryError(shown) }
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(TelemetryError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(descriptor, $0 + done, bytes.count - done) } ?? 0
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { throw TelemetryError(path) }
      done += count
    }
  }

  /// Waits until the data are on the disk; pipes and devices have nothing to wait for.
  func finish() throws(TelemetryError) {
    if fdatasync(descriptor) != 0, errno != EINVAL, errno != EROFS { throw TelemetryError(path) }
  }
}
