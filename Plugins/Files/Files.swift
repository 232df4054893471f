import PipelineCore
import TextModel

/// Documents from files: one a file, or one a line of JSON Lines.
struct Files: Source {
  struct Options: ComponentOptions {
    var paths: [OptionPath] = []
    var include: [String] = []
    var exclude: [String] = []

    static var schema: [OptionField<Options>] {
      [
        OptionField("paths", \.paths, "Folders, files or globs, relative to the pipeline file."),
        OptionField(
          "include", \.include, "Which files of folders to read, as globs; by default .txt, .md, .html, .htm."),
        OptionField("exclude", \.exclude, "Which files and folders of folders to leave out, as globs."),
      ]
    }
  }

  static let info = ComponentInfo(
    name: "files",
    summary: "Read one document from each file, or from each line of JSON Lines files.",
    discussion: """
      Folders are searched to the bottom in natural order (`img2` before `img10`), the same on every machine. Names that start with a dot are \
      passed over. Links are followed; one that leads back into a folder it stands in is reported and not followed. A file named in `paths` is \
      read whatever its name; of folders, `.txt`, `.text`, `.md`, `.markdown`, `.html`, `.htm` and `.xhtml` are read, each also with `.gz`, \
      or what `include` says instead.

      In globs, `*` and `?` stand within one name, `**` for any number of folders, `[a-z]` for one letter and `{a,b}` for either. A glob \
      without a slash is for the name alone, in whatever folder. `exclude` also keeps whole folders out.

      A document's id is its path from the input folder, `/` between parts; of a file named in `paths`, its name. Bytes of a name that are not \
      UTF-8, and characters that cannot be printed, are percent-encoded in the id. A `.jsonl` or `.ndjson` file gives a document for each \
      line, as the source `json-lines` does.
      """,
    references: ["RFC 1952: GZIP file format specification version 4.3", "RFC 8259: The JavaScript Object Notation"])

  private let inputs: [InputPath]
  private let selection: Selection
  private let kept = KeptListing()

  init(options: Options, setup: inout Setup) throws {
    selection = Selection(include: options.include, exclude: options.exclude)
    if options.paths.isEmpty {
      setup.reject(option: "paths", "'files' needs at least one path", hint: "paths: [Articles]")
    }
    var inputs: [InputPath] = []
    for path in options.paths {
      do throws(InputPathProblem) {
        inputs.append(try InputPath(path, in: setup.folder))
      } catch {
        setup.reject(option: "paths", error.message, hint: error.hint)
      }
    }
    self.inputs = inputs
  }

  var places: [InputPlace]? { inputs.map { $0.place(selection) } }

  func open(passes: Int) throws -> FilesCursor {
    let listing = try kept.listing(passes: passes) {
      var walk = Walk(selection)
      for input in inputs { try walk.add(input) }
      return walk.listing
    }
    return FilesCursor(listing)
  }

  func load(_ item: FilesItem) throws -> Document {
    switch item {
    case .file(let file): try file.load()
    case .record(let line): try line.load()
    case .problem(let message): throw LoadFailure(message, bytes: [])
    }
  }
}
