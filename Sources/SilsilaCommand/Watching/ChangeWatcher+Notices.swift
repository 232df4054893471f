import Glibc
import PipelineCore

extension ChangeWatcher {
  private static let folderGone = Int32(IN_DELETE_SELF) | Int32(IN_MOVE_SELF) | Int32(IN_UNMOUNT) | Int32(IN_ATTRIB)
  private static let appearance = Int32(IN_CREATE) | Int32(IN_MOVED_TO)
  private static let disappearance = Int32(IN_DELETE) | Int32(IN_MOVED_FROM)

  /// Takes the notices that have come; whether any of them is of something that is read.
  @discardableResult
  func takeNotices() throws -> Bool {
    var isRelevant = false
    for notice in inotify.notices() where try take(notice) { isRelevant = true }
    return isRelevant
  }

  /// What has changed since the last call.
  func takeChanges() -> Changes {
    defer { changes = Changes() }
    return changes
  }

  private func take(_ notice: Inotify.Notice) throws -> Bool {
    if Inotify.isOverflow(notice) {
      changes.isInputTouched = true
      changes.isPipelineTouched = true
      changes.isIncomplete = true
      return true
    }
    guard let folder = folders[notice.watch] else { return false }
    if notice.name.isEmpty {
      guard notice.has(ChangeWatcher.folderGone), !folder.parts.isEmpty else { return false }
      changes.isInputTouched = true
      return true
    }
    let named = takeNamed(notice, folder)
    let isOwn =
      notice.name.first == UInt8(ascii: ".") || own.contain(notice.name, in: folder.identity)
      || folder.getsOutput && notice.name.endsInJSON
    if isOwn || folder.parts.isEmpty { return named }
    return try takePart(notice, folder) || named
  }

  /// A name that is watched by itself.
  private func takeNamed(_ notice: Inotify.Notice, _ folder: Folder) -> Bool {
    switch folder.names[notice.name] {
    case nil: return false
    case .pipeline: changes.isPipelineTouched = true
    case .place: changes.isInputTouched = true
    case .file: touch(folder.path.path(to: notice.name), notice)
    }
    return true
  }

  /// A name in an input folder, or below one.
  private func takePart(_ notice: Inotify.Notice, _ folder: Folder) throws -> Bool {
    var isRelevant = false
    let path = folder.path.path(to: notice.name)
    for (place, prefix) in folder.parts {
      let below = prefix.path(to: notice.name)
      if notice.has(Int32(IN_ISDIR)) || notice.has(ChangeWatcher.appearance) && FolderIdentity(path) != nil {
        guard places[place].enters(below) else { continue }
        if notice.has(ChangeWatcher.appearance) {
          found = []
          try enter(path, place: place, prefix: below, inside: ancestors(of: below, in: places[place].path))
          for hash in found { changes.touch(hash, wasThere: false) }
        }
        // What went with a folder is seen when all is looked through again, before the run.
        changes.isInputTouched = true
        isRelevant = true
      } else if places[place].takes(below) {
        touch(path, notice)
        isRelevant = true
      }
    }
    return isRelevant
  }

  /// The folders from `root` down to the one that `below` is in.
  private func ancestors(of below: [UInt8], in root: [UInt8]) -> [FolderIdentity] {
    var (path, folders) = (root, [FolderIdentity(root)])
    for name in below.split(separator: .slash).dropLast() {
      path = path.path(to: Array(name))
      folders.append(FolderIdentity(path))
    }
    return folders.compactMap { $0 }
  }

  private func touch(_ path: [UInt8], _ notice: Inotify.Notice) {
    let hash = path.fileHash
    let wasThere = files.contains(hash)
    if notice.has(ChangeWatcher.disappearance) { files.remove(hash) } else { files.insert(hash) }
    changes.touch(hash, wasThere: wasThere, name: path.folderAndName.name)
  }
}
