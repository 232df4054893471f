import Glibc

/// What is in one folder: names in natural order, hidden ones left out.
///
/// The names lie in one piece of memory, so that a folder of a million files is no burden.
struct FolderEntries {
  /// What a name stands for.
  enum Kind: UInt8 {
    case file, folder, link, other
  }

  private struct Entry {
    let start: Int
    let end: Int
    let kind: Kind
  }

  private var names: [UInt8] = []
  private var entries: [Entry] = []

  /// Reads the folder at `path`.
  init(of path: BytePath) throws(FileError) {
    guard let folder = path.withCString({ opendir($0) }) else {
      throw FileError("cannot read the folder", path.printable)
    }
    defer { closedir(folder) }
    let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let name = UnsafeRawPointer(entry).advanced(by: nameOffset).assumingMemoryBound(to: UInt8.self)
      if name[0] == UInt8(ascii: ".") { continue }
      let start = names.count
      names.append(
        contentsOf: UnsafeBufferPointer(
          start: name, count: strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))))
      let kind = FolderEntries.kind(entry.pointee.d_type) ?? FolderEntries.kind(of: path, names[start...])
      entries.append(Entry(start: start, end: names.count, kind: kind))
    }
    if errno != 0 { throw FileError("cannot read the folder", path.printable) }
    names.withUnsafeBufferPointer { names in
      entries.sort { left, right in
        NaturalOrder.precedes(
          UnsafeBufferPointer(rebasing: names[left.start..<left.end]),
          UnsafeBufferPointer(rebasing: names[right.start..<right.end]))
      }
    }
  }

  var count: Int { entries.count }

  /// The name and kind at `index`.
  subscript(index: Int) -> (name: ArraySlice<UInt8>, kind: Kind) {
    let entry = entries[index]
    return (names[entry.start..<entry.end], entry.kind)
  }

  /// The kind that the folder itself tells; nil where the file system does not.
  private static func kind(_ type: UInt8) -> Kind? {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): nil
    default: .other
    }
  }

  private static func kind(of folder: BytePath, _ name: ArraySlice<UInt8>) -> Kind {
    guard let status = folder.appending(name).linkStatus() else { return .other }
    return status.isFile ? .file : status.isFolder ? .folder : status.isLink ? .link : .other
  }
}
