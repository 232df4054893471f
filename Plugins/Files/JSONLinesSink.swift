import Glibc
import PipelineCore

/// Writes documents as lines of JSON to a file or to standard output.
struct JSONLinesSink: Sink {
  struct Options: ComponentOptions {
    var path: OptionPath = "-"
    var fields: [String]?
    var offsets = Offsets.scalars
    var origins = false

    static var schema: [OptionField<Options>] {
      [
        OptionField(
          "path", \.path, "The file, relative to the pipeline file; '-' for standard output; '.gz' packs it."),
        OptionField("fields", \.fields, "What to write: names of layers, 'text', 'origin'; null for what is usual."),
        OptionField("offsets", \.offsets, "What offsets into the text count."),
        OptionField("origins", \.origins, "Whether to write where in the original bytes each range comes from."),
      ]
    }
  }

  static let info = ComponentInfo(
    name: "json-lines",
    summary: "Write one JSON object a line for each document.",
    discussion: """
      The file appears when the run is done, whole, and takes the place of an earlier one at once: until then it is written beside its place as \
      `<name>.partial`. A run that does not come to its end leaves the earlier file as it is. Folders are made as needed.

      `origins` adds a member of that name: for every layer, the ranges in its order as `[start, end]` in bytes of the original.
      """,
    references: ["RFC 8259: The JavaScript Object Notation", "JSON Lines, jsonlines.org"])

  /// The file; nil for standard output.
  private let path: BytePath?
  private let writer: DocumentWriter
  let fields: [String]?

  init(options: Options, setup: inout Setup) throws {
    fields = options.fields
    writer = DocumentWriter(fields: options.fields, offsets: options.offsets, origins: options.origins)
    if options.path.string == "-" {
      path = nil
      return
    }
    let path = BytePath(options.path.resolved(from: setup.folder))
    if let problem = Destination.problem(file: path, written: options.path.string) {
      setup.reject(option: "path", problem.message, hint: problem.hint)
    }
    self.path = path
  }

  var destination: String? { path?.printable }

  func format(_ document: Document) throws -> [UInt8] {
    writer.line(document)
  }

  func open() throws -> JSONLinesSession {
    guard let path else {
      return JSONLinesSession(to: FileDescriptor(STDOUT_FILENO, owned: false), name: "standard output", packed: false)
    }
    let isPacked = MediaKind.isGzip(path.name)
    // Devices and pipes cannot be replaced: they are written as they are.
    if let status = path.status(), !status.isFile, !status.isFolder {
      let file = try FileDescriptor(opening: path, flags: O_WRONLY)
      return JSONLinesSession(to: file, name: path.printable, packed: isPacked)
    }
    try path.resolvingLinks().parent.makeFolders()
    return JSONLinesSession(to: try PartialFile(for: path), packed: isPacked)
  }
}

/// A JSON Lines output while it is being written.
struct JSONLinesSession: SinkSession {
  private let stream: RecordStream
  /// The file to be; nil for a stream.
  private var partial: PartialFile?

  /// Writes to a stream.
  init(to file: FileDescriptor, name: String, packed: Bool) {
    // A reader that has gone is told by the error of the write, not by a signal that ends the process.
    signal(SIGPIPE, SIG_IGN)
    stream = RecordStream(file, name: name, packed: packed)
  }

  /// Writes a file that appears when it is whole.
  init(to partial: PartialFile, packed: Bool) {
    self.partial = partial
    stream = RecordStream(partial.file, name: partial.path.printable, packed: packed)
  }

  mutating func write(_ bytes: [UInt8], of id: String) throws {
    try stream.write(bytes)
  }

  mutating func finish() throws {
    try stream.end(isWhole: true)
    guard let partial else { return }
    try stream.synchronise()
    try partial.finish()
    self.partial = nil
  }

  mutating func abandon() {
    guard let partial else {
      // What a stream got stays there; it ends with a whole record, and a reader that has gone needs none.
      try? stream.end(isWhole: false)
      return
    }
    partial.remove()
    self.partial = nil
  }
}
