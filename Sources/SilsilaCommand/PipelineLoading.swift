import ArgumentParser
import FoundationEssentials
import PipelineCore
import PipelineFile
import PipelinePlan

/// What `run`, `check` and `explain` share: the way from a pipeline file to a plan.
struct PipelineOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: "Read these folders, files or globs instead of the pipeline's source; '-' is standard input.")
  var input: [String] = []

  @Option(
    help:
      "Write here instead of to the pipeline's sinks: a .jsonl or .jsonl.gz file, a folder, or '-' for standard output."
  )
  var output: String?

  @Option(help: ArgumentHelp("Set an option: stages.summarise.sentences=5.", valueName: "path=value"))
  var set: [String] = []

  @Flag(inversion: .prefixedNo, help: "Whether ${NAME} in the pipeline file reads the environment.")
  var environment = true

  /// The plan of the pipeline at `path`; what is wrong with it is shown, and ends the command.
  func plan(_ path: String) throws -> Plan {
    try showingProblems(path) { try makePlan(path) }
  }

  /// The plan of the pipeline in `file`; what is wrong with it is shown, and ends the command.
  func plan(_ file: SourceFile) throws -> Plan {
    try showingProblems(file.path, file) { try makePlan(file) }
  }

  /// The plan of the pipeline in `file`.
  func makePlan(_ file: SourceFile) throws -> Plan {
    let variables = environment ? ProcessInfo.processInfo.environment : nil
    return try Plan(
      PipelineFile.spec(of: file, environment: variables, overrides: overrides), registry: makeRegistry())
  }

  /// Shows what is wrong with a pipeline, as what ends the command.
  ///
  /// - Parameter file: what was read of the file at `path`; it is read again when that is not given.
  func showingProblems<Value>(_ path: String, _ file: SourceFile? = nil, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let invalid as InvalidPipeline {
      show(invalid, path, file)
      throw ExitCode(2)
    }
  }

  /// The plan of the pipeline at `path`.
  ///
  /// - Parameter explaining: whether stages that can tell the parts of their scores are to do so.
  func makePlan(_ path: String, explaining: Bool = false) throws -> Plan {
    var overrides = overrides
    let registry = try makeRegistry()
    if explaining {
      let (spec, _) = try read(path, overrides)
      overrides.settings = PipelineOptions.explanations(of: spec, registry) + set
    }
    let (spec, _) = try read(path, overrides)
    return try Plan(spec, registry: registry)
  }

  private var overrides: Overrides {
    var overrides = Overrides()
    overrides.inputs = input
    overrides.output = output
    overrides.settings = set
    return overrides
  }

  /// The arguments that lead to the same plan of the pipeline at `path`.
  func arguments(_ path: String) -> [String] {
    (input.isEmpty ? [] : ["--input"] + input) + (output.map { ["--output", $0] } ?? [])
      + set.flatMap { ["--set", $0] } + (environment ? [] : ["--no-environment"]) + ["--", path]
  }

  private func read(_ path: String, _ overrides: Overrides) throws -> (PipelineSpec, SourceFile) {
    let variables = environment ? ProcessInfo.processInfo.environment : nil
    return try PipelineFile.read(path, environment: variables, overrides: overrides)
  }

  /// The settings that switch on every option called `explain`.
  private static func explanations(of spec: PipelineSpec, _ registry: Registry) -> [String] {
    func canExplain<Made: Component>(_ type: Made.Type) -> Bool {
      Made.Options.schema.contains { $0.name == "explain" && $0.shape == .boolean }
    }
    let names = Set(spec.stages.map(\.name)).sorted()
    return names.filter { registry.stages[$0].map { canExplain($0) } ?? false }.map { "stages.\($0).explain=true" }
  }

  /// Shows every mistake of a pipeline on standard error.
  func show(_ invalid: InvalidPipeline, _ path: String, _ file: SourceFile? = nil) {
    let bytes = file == nil ? (try? Data(contentsOf: URL(filePath: path))).map(Array.init) ?? [] : []
    let files =
      file.map { [$0] } ?? (bytes.count > PipelineFile.maximumSize ? [] : [SourceFile(path: path, bytes: bytes)])
    let renderer = DiagnosticRenderer(files: files, isColoured: Terminal.error.isColoured)
    Terminal.error.write(invalid.problems.map(renderer.render).joined(separator: "\n"))
  }
}
