/// A file or folder that a source reads, for who watches it.
public struct InputPlace: Sendable {
  /// The path, as the system knows it: bytes, which need not be valid UTF-8.
  public let path: [UInt8]
  /// Whether it is a folder; it may be gone by now.
  public let isFolder: Bool
  /// Whether the file at a path below the folder is read, or the folder there looked into.
  private let selection: @Sendable (_ path: [UInt8], _ isFolder: Bool) -> Bool

  /// The file at `path`.
  public init(file path: [UInt8]) {
    self.path = path
    isFolder = false
    selection = { _, _ in false }
  }

  /// The folder at `path`, of which `selection` tells what is read; it is given paths from the folder down, `/` between names.
  public init(folder path: [UInt8], selection: @escaping @Sendable (_ path: [UInt8], _ isFolder: Bool) -> Bool) {
    self.path = path
    isFolder = true
    self.selection = selection
  }

  /// Whether the file at `path` below the folder is read.
  public func takes(_ path: [UInt8]) -> Bool { selection(path, false) }

  /// Whether the folder at `path` below the folder is looked into.
  public func enters(_ path: [UInt8]) -> Bool { selection(path, true) }
}
