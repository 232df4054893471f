import Glibc
import PipelineCore
import Synchronization

/// An open file, closed when nobody holds it any more.
final class FileDescriptor: Sendable {
  let number: Int32
  private let isOwned: Atomic<Bool>

  /// Takes over `number`, and closes it in the end when it is `owned`.
  init(_ number: Int32, owned: Bool = true) {
    self.number = number
    isOwned = Atomic(owned)
  }

  deinit {
    if isOwned.exchange(false, ordering: .relaxed) { Glibc.close(number) }
  }

  /// Closes the file now, for those who must know that nothing was lost: some file systems say only here that what was written could not be kept.
  func close(name: String) throws(FileError) {
    guard isOwned.exchange(false, ordering: .relaxed) else { return }
    // The number is free again even when the call was interrupted.
    if Glibc.close(number) != 0, errno != EINTR { throw FileError("cannot write", name) }
  }

  /// Opens the file at `path`.
  ///
  /// Never waits for the other end of a pipe, and never makes a terminal the process's own.
  convenience init(opening path: BytePath, flags: Int32, mode: mode_t = 0o666) throws(FileError) {
    let number = path.withCString { open($0, flags | O_CLOEXEC | O_NOCTTY, mode) }
    if number < 0 { throw FileError(flags & O_CREAT == 0 ? "cannot read" : "cannot write", path.printable) }
    self.init(number)
  }

  /// What the system knows of the file.
  func status() -> stat {
    var status = stat()
    fstat(number, &status)
    return status
  }

  /// Reads up to `buffer.count` bytes; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, name: String) throws(FileError) -> Int {
    while true {
      let count = Glibc.read(number, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FileError("cannot read", name) }
    }
  }

  /// Writes all of `bytes`.
  func write(_ bytes: [UInt8], name: String) throws(FileError) {
    let code = bytes.withUnsafeBytes { bytes in
      writeAll(bytes) { rest, _ in
        while true {
          let count = Glibc.write(number, rest.baseAddress, rest.count)
          if count >= 0 || errno != EAGAIN { return count }
          var wait = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
          poll(&wait, 1, -1)
        }
      }
    }
    if code != 0 { throw FileError("cannot write", name, code: code) }
  }
}

extension stat {
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  var isFile: Bool { st_mode & S_IFMT == S_IFREG }
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }

  /// Which file it is, under whatever name.
  var identity: FileIdentity { FileIdentity(device: UInt64(st_dev), inode: UInt64(st_ino)) }
}

/// Which file something is, under whatever name.
struct FileIdentity: Hashable {
  let device: UInt64
  let inode: UInt64
}
