import FoundationEssentials
import PipelineCore
public import PipelinePlan

/// Reads pipeline files.
public enum PipelineFile {
  /// The largest file that is read, in bytes; a pipeline takes a few thousand.
  public static let maximumSize = 1 << 20

  /// What the file at `path` says.
  ///
  /// Mistakes do not throw: they are in the spec's `problems`, so that the plan can add its own and all are shown at once.
  ///
  /// - Parameters:
  ///   - environment: what `${NAME}` stands for; nil switches that off.
  ///   - overrides: what the command line says instead.
  /// - Throws: ``InvalidPipeline`` when there is nothing to read a pipeline from.
  public static func read(
    _ path: String, environment: [String: String]? = nil, overrides: Overrides = Overrides()
  ) throws(InvalidPipeline) -> (spec: PipelineSpec, file: SourceFile) {
    let file = try file(path)
    return (spec(of: file, environment: environment, overrides: overrides), file)
  }

  /// The file at `path`, as it is now.
  ///
  /// - Throws: ``InvalidPipeline`` when there is nothing to read a pipeline from.
  public static func file(_ path: String) throws(InvalidPipeline) -> SourceFile {
    SourceFile(path: path, bytes: try bytes(of: path))
  }

  /// What `file` says.
  public static func spec(
    of file: SourceFile, environment: [String: String]? = nil, overrides: Overrides = Overrides()
  ) -> PipelineSpec {
    var problems: [Diagnostic] = []
    let root = YAMLComposer.compose(file, variables: environment.map(Variables.init), problems: &problems)
    var spec = SpecReader(file: file).read(root, problems: &problems)
    overrides.apply(to: &spec, problems: &problems)
    spec.problems = problems
    return spec
  }

  private static func bytes(of path: String) throws(InvalidPipeline) -> [UInt8] {
    func refused(_ id: String, _ message: String, hint: String? = nil) -> InvalidPipeline {
      let start = Place.Position(line: 1, column: 1)
      return InvalidPipeline([Diagnostic(id, message, at: Place(file: path, start: start, end: start), hint: hint)])
    }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw refused("no-file", "there is no file '\(path)'")
    }
    if isFolder { throw refused("not-a-file", "'\(path)' is a folder", hint: "name a pipeline file in it") }
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw refused("unreadable-file", "'\(path)' cannot be read")
    }
    if data.count > maximumSize {
      throw refused("file-too-large", "a pipeline file holds at most \(maximumSize) bytes; this one has \(data.count)")
    }
    return Array(data)
  }
}
