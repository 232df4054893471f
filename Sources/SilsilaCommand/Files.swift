import FoundationEssentials
import PipelineCore

/// Small text files of the project.
enum Files {
  static func write(_ text: String, to path: String) throws {
    try WholeFile.replace(path, with: Array(text.utf8))
  }

  static func read(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
