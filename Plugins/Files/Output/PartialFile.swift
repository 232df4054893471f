import Glibc

/// The file beside a destination that is written until the run is done, and then takes its name.
///
/// Only one run at a time can hold it.
struct PartialFile: Sendable {
  /// Where the file will be.
  let destination: BytePath
  /// Where it is until then.
  let path: BytePath
  /// The open file, at its end.
  let file: FileDescriptor

  /// Makes the partial file of `destination`; what an earlier run left of it goes.
  init(for destination: BytePath) throws {
    // A link stays a link; what it leads to is replaced.
    self.destination = destination.resolvingLinks()
    path = BytePath(self.destination.bytes + ".partial".utf8)
    file = try PartialFile.open(path)
    if ftruncate(file.number, 0) != 0 { throw FileError("cannot write", path.printable) }
  }

  /// Gives the file its name: from now on it is there, whole.
  func finish() throws(FileError) {
    let code = path.withCString { path in destination.withCString { rename(path, $0) } }
    if code != 0 { throw FileError("cannot write", destination.printable) }
    if let folder = try? FileDescriptor(opening: destination.parent, flags: O_RDONLY) { fsync(folder.number) }
    release()
  }

  /// Lets others have the file.
  private func release() {
    flock(file.number, LOCK_UN)
  }

  /// Takes the file away.
  func remove() {
    path.withCString { _ = unlink($0) }
    release()
  }

  private static func open(_ path: BytePath) throws(FileError) -> FileDescriptor {
    while true {
      let file: FileDescriptor
      do throws(FileError) {
        file = try FileDescriptor(opening: path, flags: O_RDWR | O_NOFOLLOW | O_CREAT)
      } catch {
        throw FileError("cannot write", path.printable, code: error.code)
      }
      if flock(file.number, LOCK_EX | LOCK_NB) != 0 {
        if errno == EWOULDBLOCK { throw FileError.held(path.printable, by: file) }
        throw FileError("cannot write", path.printable)
      }
      // Another run may have given the file its final name between opening and locking.
      if path.linkStatus()?.identity == file.status().identity { return file }
    }
  }
}

extension BytePath {
  /// The path that links at this one lead to.
  func resolvingLinks() -> BytePath {
    guard linkStatus()?.isLink == true, let real = withCString({ realpath($0, nil) }) else { return self }
    defer { free(real) }
    return BytePath(Array(UnsafeRawBufferPointer(start: real, count: strlen(real))))
  }

  /// Makes the folder at this path, and those it stands in, where they are not there.
  func makeFolders() throws(FileError) {
    if status()?.isFolder == true { return }
    if parent != self { try parent.makeFolders() }
    if withCString({ mkdir($0, 0o777) }) != 0, errno != EEXIST || status()?.isFolder != true {
      throw FileError("cannot make the folder", printable, code: errno == EEXIST ? ENOTDIR : errno)
    }
  }
}
