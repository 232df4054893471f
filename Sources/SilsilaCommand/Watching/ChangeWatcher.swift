import Glibc
import PipelineCore

/// Watches what a pipeline reads: its folders to the bottom, its single files by their folders, and the pipeline file.
final class ChangeWatcher {
  /// What a name in a watched folder stands for, besides the files of the folder.
  enum Role {
    /// The pipeline file.
    case pipeline
    /// A file that is read.
    case file
    /// A folder that is read, or one on the way to it: all is looked through again.
    case place
  }

  /// A folder that is watched.
  struct Folder {
    let path: [UInt8]
    let identity: FolderIdentity
    /// The input folders it is part of, each with the way from there.
    var parts: [(place: Int, prefix: [UInt8])] = []
    var names: [[UInt8]: Role] = [:]
    /// Whether output goes into it.
    var getsOutput = false
  }

  let inotify: Inotify
  private(set) var folders: [Int32: Folder] = [:]
  /// The hashes of the paths of all files that are read.
  var files: Set<Int> = []
  /// Those that came in as folders were looked through.
  var found: [Int] = []
  var places: [InputPlace] = []
  var own = OwnFiles()
  var changes = Changes()
  private var waitsForFirst = true

  init() throws { inotify = try Inotify() }

  /// How many folders of input are watched.
  var folderCount: Int { folders.values.count { !$0.parts.isEmpty } }

  /// The files and folders of the run itself that are read as articles.
  func ownArticles() -> [String] {
    folders.values.flatMap { folder in
      own.names(in: folder.identity).filter { name in
        folder.parts.contains { part in
          let below = part.prefix.path(to: name)
          let isFolder = FolderIdentity(folder.path.path(to: name)) != nil
          return isFolder ? places[part.place].enters(below) : places[part.place].takes(below)
        }
      }.map { PrintableName.encode(folder.path.path(to: $0)) }
    }.sorted()
  }

  /// Looks through all that is to be watched, anew: what has come or gone unseen counts as changed.
  ///
  /// Each folder is watched before it is read, so that nothing can come between.
  ///
  /// - Throws: ``RunError`` when the system allows no more watches.
  func look(at places: [InputPlace], pipeline: String, own: OwnFiles) throws {
    let (oldFolders, oldFiles) = (folders, files)
    (self.places, self.own, folders, files) = (places, own, [:], [])
    try watch(Array(pipeline.utf8), as: .pipeline)
    for (index, place) in places.enumerated() {
      if place.isFolder {
        try watch(place.path, as: .place)
        try enter(place.path, place: index, prefix: [], inside: [])
      } else {
        try watch(place.path, as: .file)
        if place.path.status != nil { files.insert(place.path.fileHash) }
      }
    }
    for watch in oldFolders.keys where folders[watch] == nil { inotify.remove(watch) }
    if !waitsForFirst {
      for hash in files.symmetricDifference(oldFiles) { changes.touch(hash, wasThere: oldFiles.contains(hash)) }
    }
    waitsForFirst = false
    found = []
  }

  /// Watches the folder at `path`, which is part of an input folder, with all below it.
  ///
  /// - Parameter inside: the folders it stands in, for links that lead back.
  func enter(_ path: [UInt8], place: Int, prefix: [UInt8], inside: [FolderIdentity]) throws {
    guard let identity = FolderIdentity(path), !inside.contains(identity), let watch = try inotify.add(path) else {
      return
    }
    var folder = folders[watch] ?? Folder(path: path, identity: identity)
    // Seen a second time, as when a folder's notice comes after it was looked through.
    if !folder.parts.contains(where: { $0.place == place && $0.prefix == prefix }) {
      folder.parts.append((place, prefix))
    }
    folder.getsOutput = own.getsOutput(at: path)
    folders[watch] = folder
    for (name, kind) in FolderNames(of: path).entries {
      if own.contain(name, in: identity) || folder.getsOutput && name.endsInJSON { continue }
      let (below, here) = (prefix.path(to: name), path.path(to: name))
      if kind == .folder || kind == .link && FolderIdentity(here) != nil {
        if places[place].enters(below) {
          try enter(here, place: place, prefix: below, inside: inside + [identity])
        }
      } else if places[place].takes(below) {
        if files.insert(here.fileHash).inserted { found.append(here.fileHash) }
        // What a link leads to changes elsewhere.
        if kind == .link, let real = here.real {
          files.insert(real.fileHash)
          try self.watch(real, as: .file)
        }
      }
    }
  }

  /// Watches the one name `path` by its folder, and, where it is a link, what it leads to; where there is no folder, the nearest one above.
  private func watch(_ path: [UInt8], as role: Role) throws {
    var (folder, name) = path.folderAndName
    var role = role
    while FolderIdentity(folder) == nil, folder != [.slash], folder != [UInt8(ascii: ".")] {
      (folder, name) = folder.folderAndName
      if role != .pipeline { role = .place }
    }
    if let identity = FolderIdentity(folder), let watch = try inotify.add(folder) {
      folders[watch, default: Folder(path: folder, identity: identity)].names[name] = role
    }
    if let real = path.real, let parent = folder.real, real != parent.path(to: name) { try self.watch(real, as: role) }
  }
}

extension [UInt8] {
  /// The same for a path of a single name and for the name in its folder.
  var fileHash: Int {
    let (folder, name) = folderAndName
    return folder.path(to: name).hashValue
  }

  var endsInJSON: Bool { suffix(5).elementsEqual(".json".utf8) }
}
