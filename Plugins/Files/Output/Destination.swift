import Glibc
import PipelineCore

/// Looks, without making anything, whether a place could be written.
enum Destination {
  /// What is wrong with the file at `path`, as a sink's output; nil when nothing is known to be.
  static func problem(file path: BytePath, written: String) -> (message: String, hint: String?)? {
    if written.isEmpty { return ("the path is empty", "'-' stands for standard output") }
    if written.utf8.contains(0) { return ("the path has a NUL in it", nil) }
    if path.status()?.isFolder == true || written.hasSuffix("/") {
      let folder = written.hasSuffix("/") ? written : written + "/"
      return ("'\(written)' is a folder", "name a file in it: '\(folder)articles.jsonl'")
    }
    if isTooLong(path) { return ("the path is too long", nil) }
    if let status = path.status(), !status.isFile {
      return path.withCString { access($0, W_OK) } == 0 ? nil : denial(of: written, at: path)
    }
    return problem(folder: path.resolvingLinks().parent, written: written)
  }

  /// What is wrong with the folder at `path`, or with the place where it would be made.
  static func problem(folder path: BytePath, written: String) -> (message: String, hint: String?)? {
    if written.isEmpty { return ("the path is empty", nil) }
    if written.utf8.contains(0) { return ("the path has a NUL in it", nil) }
    if isTooLong(path) { return ("the path is too long", nil) }
    var ancestor = path
    while ancestor.linkStatus() == nil, ancestor.parent != ancestor { ancestor = ancestor.parent }
    guard let status = ancestor.status() else { return denial(of: written, at: ancestor) }
    if !status.isFolder { return ("cannot write to '\(written)': '\(ancestor.printable)' is not a folder", nil) }
    if ancestor.withCString({ access($0, W_OK | X_OK) }) != 0 { return denial(of: written, at: ancestor) }
    return nil
  }

  /// Whether the system would not take the path, or not the names that are made of it, of which `.journal.partial` adds most.
  private static func isTooLong(_ path: BytePath) -> Bool {
    let parts = path.bytes.split(separator: UInt8(ascii: "/"))
    return path.bytes.count > 4000 || path.name.count > 239 || parts.contains { $0.count > 255 }
  }

  private static func denial(of written: String, at path: BytePath) -> (message: String, hint: String?) {
    let reason = FileError.reason(errno)
    return ("cannot write to '\(written)': \(reason): '\(path.printable)'", nil)
  }
}
