import Glibc
import PipelineCore

/// Finds the inputs that paths stand for.
///
/// Links are followed, but never into a folder that they stand in. What cannot be looked into is listed with the reason, so that the run
/// reports it by name.
struct Walk {
  private let selection: Selection
  private(set) var listing = Listing()

  init(_ selection: Selection) {
    self.selection = selection
  }

  /// Adds what `input` stands for.
  ///
  /// - Throws: ``FileError`` when the input itself cannot be read any more.
  mutating func add(_ input: InputPath) throws(FileError) {
    if case .file = input.kind {
      let folder = listing.begin(input.path.parent, prefix: "")
      listing.add(input.path.name, in: folder)
      return
    }
    guard let status = input.path.status() else { throw FileError("cannot read the folder", input.path.printable) }
    try enter(input.path, prefix: "", of: input, inside: [status.identity])
  }

  private mutating func enter(
    _ path: BytePath, prefix: String, of input: InputPath, inside: [FileIdentity]
  ) throws(FileError) {
    let entries = try FolderEntries(of: path)
    let folder = listing.begin(path, prefix: prefix)
    for index in 0..<entries.count {
      let (name, kind) = entries[index]
      switch kind {
      case .file: addFile(name, in: folder, prefix: prefix, of: input)
      case .folder: enterFolder(name, of: path, folder, prefix: prefix, input, inside: inside)
      case .link:
        // A link that leads nowhere is a file that cannot be read: said when its turn comes.
        let status = path.appending(name).status()
        if status?.isFolder == true {
          enterFolder(name, of: path, folder, prefix: prefix, input, inside: inside)
        } else if status?.isFile != false {
          addFile(name, in: folder, prefix: prefix, of: input)
        }
      case .other: break
      }
    }
  }

  private mutating func addFile(_ name: ArraySlice<UInt8>, in folder: UInt32, prefix: String, of input: InputPath) {
    if selection.takes(name, of: input, path: { prefix + PrintableName.encode(name) }) {
      listing.add(name, in: folder)
    }
  }

  private mutating func enterFolder(
    _ name: ArraySlice<UInt8>, of parent: BytePath, _ folder: UInt32, prefix: String, _ input: InputPath,
    inside: [FileIdentity]
  ) {
    let path = parent.appending(name)
    let relative = prefix + PrintableName.encode(name)
    if case .glob(_, let depth?) = input.kind, inside.count >= depth { return }
    guard selection.enters(relative), let status = path.status() else { return }
    if inside.contains(status.identity) {
      listing.add(name, in: folder, problem: "a link that leads back into a folder it stands in was not followed")
      return
    }
    do throws(FileError) {
      try enter(path, prefix: relative + "/", of: input, inside: inside + [status.identity])
    } catch {
      listing.add(name, in: folder, problem: error.description)
    }
  }
}
