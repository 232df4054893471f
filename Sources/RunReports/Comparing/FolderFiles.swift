import FoundationEssentials

/// The files of a folder of outputs.
enum FolderFiles {
  /// The paths of all JSON files under `folder`, in order of their names; hidden ones are not looked at.
  static func json(in folder: String) throws(ComparisonFailure) -> [String] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
        path.hasSuffix(".json") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
      }.sorted().map { "\(folder)/\($0)" }
    } catch {
      throw ComparisonFailure("the folder '\(folder)' cannot be read")
    }
  }
}
