import Glibc
import PipelineCore

/// Holds a file for one run: a second one is told who has it.
enum RunLock {
  /// Opens the file at `path` for reading and writing, or makes it, and locks it.
  ///
  /// - Throws: ``RunError`` with the process that holds it.
  static func open(_ path: String) throws -> Int32 {
    while true {
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw RunError("cannot write '\(path)': \(String(cString: strerror(errno)))") }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        let code = errno
        let holder = FileLock.holder(of: descriptor).map { " (process \($0))" } ?? ""
        close(descriptor)
        guard code == EWOULDBLOCK else { throw RunError("cannot lock '\(path)': \(String(cString: strerror(code)))") }
        throw RunError("another run is writing here\(holder); '\(path)' is held by it")
      }
      // Another run may have put a new file in its place between opening and locking.
      if identity(descriptor) == identity(path) { return descriptor }
      close(descriptor)
    }
  }

  /// Whether the open file is the one at `path`.
  static func holds(_ descriptor: Int32, at path: String) -> Bool {
    identity(descriptor).map { $0 == identity(path) } ?? false
  }

  private struct Identity: Equatable {
    let device: UInt
    let number: UInt
  }

  private static func identity(_ descriptor: Int32) -> Identity? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    return Identity(device: UInt(status.st_dev), number: UInt(status.st_ino))
  }

  private static func identity(_ path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt(status.st_dev), number: UInt(status.st_ino))
  }
}
