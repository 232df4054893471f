import Glibc
import PipelineCore

/// Documents from the lines of a JSON Lines file or of standard input.
struct JSONLinesSource: Source {
  struct Options: ComponentOptions {
    var path: OptionPath = "-"

    static var schema: [OptionField<Options>] {
      [OptionField("path", \.path, "The file, relative to the pipeline file; '-' for standard input.")]
    }
  }

  static let info = ComponentInfo(
    name: "json-lines",
    summary: "Read one document from each line of a JSON Lines file.",
    discussion: """
      Each line is an object with a `text` or an `html`, and optionally an `id`, a `title` and a `language`; other members travel in the \
      document's `metadata`. The document's id is the record's own, else file and line: `news.jsonl:12`. Blank lines are passed over. Data \
      packed with gzip are unpacked.

      A line that is no such object fails by itself, with column and byte of what is wrong, and the run goes on. Reading is strict: a name that \
      stands twice in an object, half a surrogate pair or nesting deeper than 128 is an error.
      """,
    references: ["RFC 8259: The JavaScript Object Notation", "JSON Lines, jsonlines.org"])

  /// The file; nil for standard input.
  private let path: BytePath?
  private let name: String
  private let kept = KeptInput()

  init(options: Options, setup: inout Setup) throws {
    if options.path.string == "-" {
      path = nil
      name = "stdin"
      return
    }
    let path = BytePath(options.path.resolved(from: setup.folder))
    if options.path.string.isEmpty {
      setup.reject(option: "path", "the path is empty", hint: "'-' stands for standard input")
    } else if let status = path.status() {
      if status.isFolder {
        setup.reject(
          option: "path", "'\(options.path.string)' is a folder", hint: "the source 'files' reads folders")
      } else if path.withCString({ access($0, R_OK) }) != 0 {
        setup.reject(option: "path", "cannot read '\(options.path.string)': \(FileError.reason(errno))")
      }
    } else {
      let problem = InputPathProblem(missing: path, written: options.path.string)
      setup.reject(option: "path", problem.message, hint: problem.hint)
    }
    self.path = path
    name = PrintableName.encode(path.name)
  }

  var places: [InputPlace]? {
    guard let path, path.status()?.isFile != false else { return nil }
    return [InputPlace(file: path.bytes)]
  }

  func open(passes: Int) throws -> JSONLinesCursor {
    guard let path else {
      return JSONLinesCursor(
        name: name,
        stream: try kept.stream(passes: passes, name: name) {
          FileDescriptor(STDIN_FILENO, owned: false)
        })
    }
    if path.status()?.isFile == true {
      return JSONLinesCursor(name: name, stream: try InputStream(opening: path, name: name, detecting: true))
    }
    return JSONLinesCursor(
      name: name,
      stream: try kept.stream(passes: passes, name: name) {
        try FileDescriptor(opening: path, flags: O_RDONLY)
      })
  }

  func load(_ item: RecordLine) throws -> Document {
    try item.load()
  }
}

/// The lines of a stream, in order.
struct JSONLinesCursor: SourceCursor {
  private let name: String
  private let lines: LineReader

  init(name: String, stream: InputStream) {
    self.name = name
    lines = LineReader(stream)
  }

  /// Not known before the end.
  var total: Int? { nil }

  mutating func next() throws -> SourceItem<RecordLine>? {
    try lines.next().map { RecordLine(name: name, line: $0).item { $0 } }
  }
}
