import Glibc

/// Paths as the system knows them: bytes, which need not be valid UTF-8.
extension [UInt8] {
  static let slash = UInt8(ascii: "/")

  /// The path of `name` in this folder.
  func path(to name: [UInt8]) -> [UInt8] { isEmpty ? name : last == .slash ? self + name : self + [.slash] + name }

  /// The folder and the name in it.
  var folderAndName: (folder: [UInt8], name: [UInt8]) {
    var end = count
    while end > 1, self[end - 1] == .slash { end -= 1 }
    guard let slash = self[..<end].lastIndex(of: .slash) else { return ([UInt8(ascii: ".")], Array(self[..<end])) }
    return (slash == 0 ? [.slash] : Array(self[..<slash]), Array(self[(slash + 1)..<end]))
  }

  func withPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      // An array with an element has an address.
      buffer.baseAddress.map(body) ?? "".withCString(body)
    }
  }

  /// What is at the path, links followed; nil when there is nothing.
  var status: stat? {
    var status = Glibc.stat()
    return withPath { fstatat(AT_FDCWD, $0, &status, 0) } == 0 ? status : nil
  }

  /// The path without links; nil when there is nothing.
  var real: [UInt8]? {
    guard let real = withPath({ realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return Array(UnsafeRawBufferPointer(start: real, count: strlen(real)))
  }

  /// Whether the path is `folder` or lies below it, both being without links.
  func isWithin(_ folder: [UInt8]) -> Bool {
    self == folder || starts(with: folder.last == .slash ? folder : folder + [.slash])
  }
}

extension UInt8 {
  static let slash = UInt8(ascii: "/")
}

/// Which folder something is, under whatever name.
struct FolderIdentity: Hashable {
  let device: UInt64
  let number: UInt64

  /// The folder at `path`; nil when there is none.
  init?(_ path: [UInt8]) {
    guard let status = path.status, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }
}

/// What is in one folder, but for hidden names.
struct FolderNames {
  enum Kind { case file, folder, link }

  private(set) var entries: [(name: [UInt8], kind: Kind)] = []

  /// Nothing where the folder cannot be read: the run says so.
  init(of path: [UInt8]) {
    guard let folder = path.withPath({ opendir($0) }) else { return }
    defer { closedir(folder) }
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    while let entry = readdir(folder) {
      let start = UnsafeRawPointer(entry).advanced(by: offset)
      let name = Array(
        UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
      if name.first == UInt8(ascii: ".") { continue }
      switch Int(entry.pointee.d_type) {
      case Int(DT_DIR): entries.append((name, .folder))
      case Int(DT_REG): entries.append((name, .file))
      default: entries.append((name, .link))
      }
    }
  }
}
