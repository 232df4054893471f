import FoundationEssentials
import PipelineCore
import PipelinePlan
import PipelineRuntime

/// What a run writes itself, so that its own work gives it no new work.
struct OwnFiles {
  private struct Entry: Hashable {
    let folder: FolderIdentity
    let name: [UInt8]
  }

  private var entries: Set<Entry> = []
  /// Folders of output, without links, in which input lies too.
  private var shared: [[UInt8]] = []

  /// Nothing.
  init() {}

  /// The output and the files beside it of a run of `plan`; makes the folders they lie in, so that these are known.
  ///
  /// - Parameter others: more files that are written.
  /// - Throws: ``RunError`` when the quarantine is a folder that is read.
  init(of plan: Plan, _ files: RunFiles, places: [InputPlace], others: [String] = []) throws {
    let inputs = places.compactMap { $0.path.real }
    for destination in plan.sinks.compactMap(\.destination) {
      let path = Array(destination.utf8)
      if let real = path.real, FolderIdentity(real) != nil, inputs.contains(where: { $0.isWithin(real) }) {
        shared.append(real)
      } else {
        add(path)
        add(path + Array(".partial".utf8))
        // A link stays a link; what it leads to is replaced.
        if let real = path.real, real != path { add(real + Array(".partial".utf8)) }
      }
    }
    for path in [files.report, files.page, files.journal].compactMap({ $0 }) + others { add(Array(path.utf8)) }
    if let journal = files.journal { add(Array(journal.utf8) + Array(".partial".utf8)) }
    if let quarantine = files.quarantine {
      let path = Array(quarantine.utf8)
      if let real = path.real, inputs.contains(where: { $0.isWithin(real) }) {
        throw RunError("the quarantine '\(quarantine)' is a folder that is read; name another with --quarantine")
      }
      add(path)
    }
  }

  private mutating func add(_ path: [UInt8]) {
    let (folder, name) = path.folderAndName
    let url = URL(filePath: String(decoding: folder, as: UTF8.self))
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    if let identity = FolderIdentity(folder) { entries.insert(Entry(folder: identity, name: name)) }
  }

  /// Whether `name` in a folder is the run's own.
  func contain(_ name: [UInt8], in folder: FolderIdentity) -> Bool {
    entries.contains(Entry(folder: folder, name: name))
  }

  /// The names in a folder that are the run's own.
  func names(in folder: FolderIdentity) -> [[UInt8]] { entries.filter { $0.folder == folder }.map(\.name) }

  /// Whether the folder at `path` gets files of output, each called as its article with `.json` behind it.
  func getsOutput(at path: [UInt8]) -> Bool {
    guard !shared.isEmpty, let real = path.real else { return false }
    return shared.contains { real.isWithin($0) }
  }
}
