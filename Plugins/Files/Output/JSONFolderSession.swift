import CSyncFS
import Glibc
import PipelineCore

/// A folder of JSON files while it is being written.
///
/// Files are written in groups under other names. The names of a group are listed and its data are on the disk before the first file gets its name: so no power
/// cut leaves half a file, or one that nobody knows of. Every file is whole as soon as it is there, so an error takes nothing back.
struct JSONFolderSession: SinkSession {
  private static let groupCount = 2048
  private static let groupBytes = 64 << 20

  /// A file that has no name yet.
  private struct Draft {
    let path: BytePath
    let id: String
    let identity: FileIdentity
  }

  private let folder: BytePath
  private let hidden: BytePath
  /// Holds the folder for this run.
  private let lock: FileDescriptor
  private var list: FolderList
  private var drafts: [Draft] = []
  private var draftBytes = 0
  /// The folder that is known to be there.
  private var madeFolder: BytePath
  /// The files of this run.
  private var written: Set<FileIdentity> = []

  init(in folder: BytePath) throws {
    self.folder = folder
    madeFolder = folder
    hidden = folder.appending(".silsila".utf8)
    lock = try FileDescriptor(opening: folder, flags: O_RDONLY | O_DIRECTORY)
    if flock(lock.number, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw FileError.held(folder.printable, by: lock)
    }
    try hidden.makeFolders()
    JSONFolderSession.removeDrafts(in: hidden)
    list = try FolderList(hidden.appending("files".utf8))
  }

  mutating func write(_ bytes: [UInt8], of id: String) throws {
    if let identity = try same(bytes, at: folder.appending(OutputName.path(of: id).utf8)), !written.contains(identity) {
      written.insert(identity)
      list.add(OutputName.path(of: id))
      return
    }
    let path = hidden.appending("draft-\(drafts.count)".utf8)
    let file = try FileDescriptor(opening: path, flags: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
    try file.write(bytes, name: path.printable)
    drafts.append(Draft(path: path, id: id, identity: file.status().identity))
    try file.close(name: path.printable)
    draftBytes += bytes.count
    list.add(OutputName.path(of: id))
    if drafts.count == JSONFolderSession.groupCount || draftBytes > JSONFolderSession.groupBytes { try nameDrafts() }
  }

  mutating func finish() throws {
    try nameDrafts()
    try list.removeOthers(in: folder)
    try synchronise()
    flock(lock.number, LOCK_UN)
  }

  mutating func abandon() {
    JSONFolderSession.removeDrafts(in: hidden)
    flock(lock.number, LOCK_UN)
  }

  /// Gives the files of a group their names.
  private mutating func nameDrafts() throws {
    if drafts.isEmpty { return }
    try list.write()
    try synchronise()
    for draft in drafts {
      let place = try freePlace(for: draft.id)
      if draft.path.withCString({ draft in place.withCString { rename(draft, $0) } }) != 0 {
        throw FileError("cannot write", place.printable)
      }
      written.insert(draft.identity)
    }
    drafts = []
    draftBytes = 0
  }

  /// Waits until everything is on the disk: one call for all files, as one for each of a million would take longer than the run.
  ///
  /// - Throws: ``FileError`` when the disk refused any of it.
  private func synchronise() throws {
    if syncfs(lock.number) != 0, errno != EINVAL, errno != EROFS { throw FileError("cannot write", folder.printable) }
  }

  /// The file at `path`, when it holds just these bytes.
  private func same(_ bytes: [UInt8], at path: BytePath) throws -> FileIdentity? {
    guard let status = path.linkStatus(), status.isFile, Int(status.st_size) == bytes.count,
      let file = try? FileDescriptor(opening: path, flags: O_RDONLY | O_NOFOLLOW)
    else { return nil }
    var read: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 64 << 10)
    while read.count <= bytes.count {
      let count = try block.withUnsafeMutableBytes { try file.read(into: $0, name: path.printable) }
      if count == 0 { break }
      read += block[..<count]
    }
    return read == bytes ? file.status().identity : nil
  }

  /// Where the file of `id` goes: never over another file of this run, as on a file system that takes `A` for `a`.
  private mutating func freePlace(for id: String) throws -> BytePath {
    let place = folder.appending(OutputName.path(of: id).utf8)
    if place.parent != madeFolder {
      try place.parent.makeFolders()
      madeFolder = place.parent
    }
    guard let status = place.linkStatus(), written.contains(status.identity) else { return place }
    let other = OutputName.path(of: id, suffix: "%~" + SHA256.hexadecimal(Array(id.utf8)) + ".json")
    list.add(other)
    try list.write()
    try synchronise()
    return folder.appending(other.utf8)
  }

  private static func removeDrafts(in folder: BytePath) {
    guard let entries = try? FolderEntries(of: folder) else { return }
    for index in 0..<entries.count where entries[index].name.starts(with: "draft-".utf8) {
      let name = entries[index].name
      folder.appending(name).withCString { _ = unlink($0) }
    }
  }
}
