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
      earlier run; one that would be the same is left alone. When the run is done, files of documents that are no longer there are taken away: only those \
      that an earlier run wrote, as the hidden folder `.silsila` in it lists them. Ids that cannot be names of files are percent-encoded, and shortened where they are too long; no two documents share a file.
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

  func open() throws -> JSONFolderSession {
    try path.makeFolders()
    return try JSONFolderSession(in: path)
  }
}
