import Glibc
import PipelineCore

/// One of the `paths` of a source, understood: a folder, a file, or a glob below a folder.
struct InputPath: Sendable {
  /// What is to be read.
  enum Kind: Sendable {
    case file
    case folder
    /// The files below a folder that match.
    case glob(Glob, maximumDepth: Int?)
  }

  /// The file, or the folder to look through.
  let path: BytePath
  let kind: Kind

  /// What `written` stands for.
  ///
  /// - Throws: ``InputPathProblem`` when there is nothing that it could stand for.
  init(_ written: OptionPath, in folder: String) throws(InputPathProblem) {
    let resolved = written.resolved(from: folder)
    if written.string.isEmpty || written.string.utf8.contains(0) {
      throw InputPathProblem(message: "'\(written.string)' is not a path", hint: nil)
    }
    let path = BytePath(resolved)
    if let status = path.status() {
      guard status.isFolder || status.isFile else {
        throw InputPathProblem(message: "'\(written.string)' is neither a file nor a folder", hint: nil)
      }
      self.path = path
      kind = status.isFolder ? .folder : .file
      if status.isFolder { try InputPath.checkReadable(path, written) }
      return
    }
    guard Glob.isPattern(written.string) else { throw InputPathProblem(missing: path, written: written.string) }
    // The folders before the first name that is a pattern are taken by their letters.
    let names = resolved.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let first = names.firstIndex(where: Glob.isPattern) ?? names.count - 1
    let base = first == 0 ? "." : first == 1 && names[0].isEmpty ? "/" : names[..<first].joined(separator: "/")
    self.path = BytePath(base)
    guard let status = self.path.status() else { throw InputPathProblem(missing: self.path, written: base) }
    if !status.isFolder { throw InputPathProblem(message: "'\(base)' is not a folder", hint: nil) }
    try InputPath.checkReadable(self.path, written)
    let pattern = names[first...]
    kind = .glob(Glob("/" + pattern.joined(separator: "/")), maximumDepth: pattern.contains("**") ? nil : pattern.count)
  }

  private static func checkReadable(_ path: BytePath, _ written: OptionPath) throws(InputPathProblem) {
    do throws(FileError) {
      _ = try FileDescriptor(opening: path, flags: 0)
    } catch {
      throw InputPathProblem(message: "cannot read '\(written.string)': \(FileError.reason(error.code))", hint: nil)
    }
  }
}

/// Nothing can be read at a path.
struct InputPathProblem: Error {
  let message: String
  let hint: String?

  init(message: String, hint: String?) {
    self.message = message
    self.hint = hint
  }

  /// There is no `path`; the hint is the nearest name that there is.
  init(missing path: BytePath, written: String) {
    // The first part of the path that is not there.
    var missing = path
    while missing.parent.status() == nil, missing.parent != missing { missing = missing.parent }
    let name = PrintableName.encode(missing.name)
    var hint: String?
    if let entries = try? FolderEntries(of: missing.parent) {
      let names = (0..<entries.count).map { PrintableName.encode(entries[$0].name) }
      hint = Suggestion.hint(for: name, among: names)
    }
    let isDenied = path.status() == nil && errno == EACCES
    message = isDenied ? "cannot read '\(written)': permission denied" : "'\(written)' does not exist"
    self.hint =
      isDenied ? nil : hint ?? (missing == path ? nil : "there is no '\(name)' in '\(missing.parent.printable)'")
  }
}
