import PipelineCore

/// Which files of a folder are read.
struct Selection: Sendable {
  private let include: [Glob]
  private let exclude: [Glob]

  /// Files that match one of `include`, by default those of known kinds, and none of `exclude`.
  init(include: [String], exclude: [String]) {
    self.include = include.map { Glob($0) }
    self.exclude = exclude.map { Glob($0) }
  }

  /// Whether the file `name` is read; `path` gives the way to it from the input folder.
  ///
  /// Where names alone decide, no path is put together.
  func takes(_ name: ArraySlice<UInt8>, of input: InputPath, path: () -> String) -> Bool {
    switch input.kind {
    case .glob(let glob, _):
      let path = path()
      return glob.matches(path) && (include.isEmpty || includes(path)) && enters(path)
    case .file, .folder:
      if include.isEmpty {
        guard case .document = MediaKind(name: name) else { return false }
        return exclude.isEmpty || enters(path())
      }
      let path = path()
      return includes(path) && enters(path)
    }
  }

  private func includes(_ path: String) -> Bool {
    include.contains { $0.matches(path) }
  }

  /// Whether the folder at `path` is looked into.
  func enters(_ path: String) -> Bool {
    !exclude.contains { $0.matches(path) }
  }
}
