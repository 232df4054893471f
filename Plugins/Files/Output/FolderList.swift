import Glibc
import PipelineCore

/// The list of the files that runs have put into a folder, a name a line, so that those of documents that are gone can be taken away, and no others.
///
/// A name is in the list before its file is in the folder. When a run is done the list is made anew, of its files alone.
struct FolderList {
  private let path: BytePath
  /// The list, open for adding to its end.
  private let file: FileDescriptor
  private var waiting: [UInt8] = []
  /// The hashes of the names of this run.
  private var current: Set<UInt64> = []

  init(_ path: BytePath) throws {
    self.path = path
    file = try FileDescriptor(opening: path, flags: O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW)
    // What a cut-off run left may end inside a name.
    waiting.append(UInt8(ascii: "\n"))
  }

  /// Adds a file of this run; it is in the list after the next ``write()``.
  mutating func add(_ name: String) {
    current.insert(IDList.hash(of: name))
    waiting += Array(name.utf8)
    waiting.append(UInt8(ascii: "\n"))
  }

  /// Writes what was added.
  mutating func write() throws {
    try file.write(waiting, name: path.printable)
    waiting.removeAll(keepingCapacity: true)
  }

  /// Takes away the files of earlier runs that this one did not write, with folders that are empty then, and makes the list anew.
  mutating func removeOthers(in folder: BytePath) throws {
    try write()
    let next = BytePath(path.bytes + ".partial".utf8)
    let newFile = try FileDescriptor(opening: next, flags: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
    var listed: Set<UInt64> = []
    var output: [UInt8] = []
    let lines = LineReader(try InputStream(opening: path, name: path.printable, detecting: false))
    while let line = try lines.next() {
      let name = Array(line.bytes)
      if !FolderList.isWhole(name) { continue }
      let hash = IDList.hash(of: String(decoding: name, as: UTF8.self))
      if current.contains(hash) {
        if listed.insert(hash).inserted { output += name + [UInt8(ascii: "\n")] }
      } else {
        try FolderList.remove(folder.appending(name), in: folder)
      }
      if output.count > 1 << 20 {
        try newFile.write(output, name: next.printable)
        output = []
      }
    }
    try newFile.write(output, name: next.printable)
    if fsync(newFile.number) != 0 { throw FileError("cannot write", next.printable) }
    if next.withCString({ next in path.withCString { rename(next, $0) } }) != 0 {
      throw FileError("cannot write", path.printable)
    }
  }

  /// Whether a line is a name as ``OutputName`` makes it.
  ///
  /// A power cut may leave the start of one, or zeros behind it, which the system would take for its end: then a
  /// file of another name would be removed.
  private static func isWhole(_ name: [UInt8]) -> Bool {
    name.suffix(5).elementsEqual(".json".utf8) && name.allSatisfy { $0 >= 0x20 }
  }

  private static func remove(_ place: BytePath, in folder: BytePath) throws {
    if place.withCString({ unlink($0) }) != 0 {
      // Gone already, or never written.
      guard [ENOENT, ENOTDIR].contains(errno) else { throw FileError("cannot remove", place.printable) }
      return
    }
    var parent = place.parent
    while parent.bytes.count > folder.bytes.count, parent.withCString({ rmdir($0) }) == 0 { parent = parent.parent }
  }
}
