import Glibc
import PipelineCore

/// A file that is written from its start.
final class OutputFile: Sendable {
  private let descriptor: Int32
  private let path: String

  init(_ path: String) throws(TelemetryError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw TelemetryError(path) }
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(TelemetryError) {
    let code = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    if code != 0 { throw TelemetryError(path, code: code) }
  }

  /// Waits until the data are on the disk; pipes and devices have nothing to wait for.
  func finish() throws(TelemetryError) {
    if fdatasync(descriptor) != 0, errno != EINVAL, errno != EROFS { throw TelemetryError(path) }
  }
}
