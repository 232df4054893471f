import PipelineCore

/// Every input of a run, in order.
///
/// Keeps 8 bytes and the name for each file, and a path for each folder: a million files take some 30 MB.
struct Listing: Sendable {
  /// One input.
  struct Entry: Sendable, Equatable {
    let path: BytePath
    /// What its document is called.
    let id: String
    /// Why it is not read although it was found; nil when it is.
    let problem: String?
  }

  private struct Folder {
    let path: BytePath
    /// What stands before the names in ids.
    let prefix: String
  }

  private struct Place {
    let folder: UInt32
    let nameEnd: UInt32
  }

  private var folders: [Folder] = []
  private var names: [UInt8] = []
  private var places: [Place] = []
  private var problems: [Int: String] = [:]
  /// Whether an input holds a document a line, so that the number of documents is not known.
  private(set) var hasRecords = false

  var count: Int { places.count }

  /// The input at `index`.
  subscript(index: Int) -> Entry {
    let place = places[index]
    let start = index == 0 ? 0 : Int(places[index - 1].nameEnd)
    let name = names[start..<Int(place.nameEnd)]
    let folder = folders[Int(place.folder)]
    return Entry(
      path: folder.path.appending(name), id: folder.prefix + PrintableName.encode(name), problem: problems[index])
  }

  /// Starts a folder; what is added from now on is in it.
  mutating func begin(_ path: BytePath, prefix: String) -> UInt32 {
    folders.append(Folder(path: path, prefix: prefix))
    return UInt32(folders.count - 1)
  }

  /// Adds the input `name` in `folder`.
  mutating func add(_ name: some Collection<UInt8>, in folder: UInt32, problem: String? = nil) {
    names.append(contentsOf: name)
    if let problem { problems[places.count] = problem }
    if MediaKind(name: name) == .records { hasRecords = true }
    places.append(Place(folder: folder, nameEnd: UInt32(names.count)))
  }
}
