import Glibc
import Synchronization

/// Writes small files with every call looked at: what the system takes in pieces is written to its end, and an error that only closing tells is told.
package enum WholeFile {
  /// How many files were replaced by this process, for names that no two of them share.
  private static let number = Atomic<Int>(0)

  /// Writes `bytes` as the file at `path`, in place of what it held.
  ///
  /// - Throws: ``SystemError``; then part of the file may be there.
  package static func write(_ bytes: [UInt8], to path: String) throws {
    try write(bytes, to: path, waits: false)
  }

  /// Gives `path` the content `bytes` at once.
  ///
  /// The file is on the disk before it takes its name.
  /// A link stays a link; what is no file, as a device, is written as it is.
  ///
  /// - Parameter makesFolders: whether the folders it stands in are made where they are not there.
  /// - Throws: ``SystemError``; then what was there is there still.
  package static func replace(_ path: String, with bytes: [UInt8], makesFolders: Bool = true) throws {
    let path = resolvingLinks(path)
    if makesFolders { try makeFolders(parent(of: path)) }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return try write(bytes, to: path) }
    // Two may write the same file at once: each has a name of its own for it, and the later one wins. It is no longer than need be, as `path` may be as long as
    // names can be.
    let folder = parent(of: path)
    let partial =
      (folder.isEmpty ? "" : folder + "/")
      + ".silsila-\(getpid())-\(number.add(1, ordering: .relaxed).newValue).partial"
    do {
      try write(bytes, to: partial, waits: true)
      if rename(partial, path) != 0 { throw SystemError("cannot write", path) }
    } catch {
      unlink(partial)
      throw error
    }
  }

  /// Makes the folder at `path`, and those it stands in, where they are not there.
  package static func makeFolders(_ path: String) throws {
    var status = stat()
    if path.isEmpty || (stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR) { return }
    try makeFolders(parent(of: path))
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    if !isFolder { throw SystemError("cannot make the folder", path, code: code == EEXIST ? ENOTDIR : code) }
  }

  private static func write(_ bytes: [UInt8], to path: String, waits: Bool) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0o666)
    if descriptor < 0 { throw SystemError("cannot write", path) }
    let code = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    if code != 0 {
      close(descriptor)
      throw SystemError("cannot write", path, code: code)
    }
    if waits, fsync(descriptor) != 0, errno != EINVAL, errno != EROFS {
      let error = SystemError("cannot write", path)
      close(descriptor)
      throw error
    }
    // The number is free again even when the call was interrupted.
    if close(descriptor) != 0, errno != EINTR { throw SystemError("cannot write", path) }
  }

  /// The folder that `path` is in; empty for the current one.
  private static func parent(of path: String) -> String {
    guard let slash = path.utf8.dropLast().lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func resolvingLinks(_ path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let real = realpath(path, nil) else {
      return path
    }
    defer { free(real) }
    return String(cString: real)
  }
}
