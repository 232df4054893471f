import Glibc
import PipelineCore

/// Writes each document as a JSON file of its own, in folders as the input has them.
struct JSONFolder: Sink {
  struct Options: ComponentOptions {
    var path: OptionPath = ""
    var fields: [String]?
    var offsets = Offsets.scalars
    var origins = false

    static var schema: [OptionField<Options>] {
      [
        OptionField("path", \.path, "The folder, relative to the pipeline file."),
        OptionField("fields", \.fields, "What to write: names of layers, 'text', 'origin'; null for what is usual."),
        OptionField("offsets", \.offsets, "What offsets into the text count."),
        OptionField("origins", \.origins, "Whether to write where in the original bytes each range comes from."),
      ]
    }
  }

  static let info = ComponentInfo(
    name: "json-folder",
    summary: "Write one JSON file for each document, in a folder that mirrors the input.",
    discussion: """
      The document `2025/a.txt` becomes `2025/a.txt.json`. Each file appears whole or not at all, and replaces one of the same name from an \
      earlier run. Ids that cannot be names of files are percent-encoded, and shortened where they are too long; no two documents share a file.
      """)

  private let path: BytePath
  private let writer: DocumentWriter
  let fields: [String]?

  init(options: Options, setup: inout Setup) throws {
    fields = options.fields
    writer = DocumentWriter(fields: options.fields, offsets: options.offsets, origins: options.origins)
    path = BytePath(options.path.resolved(from: setup.folder))
    if options.path.string.isEmpty {
      setup.reject(option: "path", "'json-folder' needs a path", hint: "path: out/articles")
    } else if let problem = Destination.problem(folder: path, written: options.path.string) {
      setup.reject(option: "path", problem.message, hint: problem.hint)
    }
  }

  var destination: String? { path.printable }

  func format(_ document: Document) throws -> [UInt8] {
    writer.line(document)
  }

  func open(continuing: Bool) throws -> JSONFolderSession {
    try path.makeFolders()
    return try JSONFolderSession(in: path)
  }
}

/// A folder of JSON files while it is being written.
///
/// Every file is there, whole, as soon as its document is written; so nothing is left to be made visible, and nothing taken back.
struct JSONFolderSession: SinkSession {
  private let folder: BytePath
  /// Where each file is written before it gets its name.
  private let draft: BytePath
  /// Holds the folder for this run.
  private let lock: FileDescriptor
  /// The folder that is known to be there.
  private var madeFolder: BytePath
  /// The files of this run.
  private var written: Set<FileIdentity> = []

  init(in folder: BytePath) throws {
    self.folder = folder
    madeFolder = folder
    draft = folder.appending(".partial".utf8)
    lock = try FileDescriptor(opening: folder, flags: O_RDONLY | O_DIRECTORY)
    if flock(lock.number, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw FileError("another run is writing", folder.printable, code: EBUSY)
    }
  }

  mutating func write(_ bytes: [UInt8], of id: String) throws {
    let file = try FileDescriptor(opening: draft, flags: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
    try file.write(bytes, name: draft.printable)
    let identity = file.status().identity
    let place = try freePlace(for: id)
    if draft.withCString({ draft in place.withCString { rename(draft, $0) } }) != 0 {
      throw FileError("cannot write", place.printable)
    }
    written.insert(identity)
  }

  mutating func finish() throws {
    // One call for all files: one for each of a million would take longer than the run.
    sync()
    flock(lock.number, LOCK_UN)
  }

  mutating func stop() throws {
    try finish()
  }

  mutating func abandon() {
    draft.withCString { _ = unlink($0) }
    flock(lock.number, LOCK_UN)
  }

  /// Where the file of `id` goes: never over another file of this run, as on a file system that takes `A` for `a`.
  private mutating func freePlace(for id: String) throws -> BytePath {
    let place = folder.appending(OutputName.path(of: id).utf8)
    if place.parent != madeFolder {
      try place.parent.makeFolders()
      madeFolder = place.parent
    }
    guard let status = place.linkStatus(), written.contains(status.identity) else { return place }
    return folder.appending(OutputName.path(of: id, suffix: "%~" + SHA256.hexadecimal(Array(id.utf8)) + ".json").utf8)
  }
}
