import PipelineFile
import PipelinePlan

/// A pipeline file as it last was when it was sound.
struct WatchedPipeline {
  let path: String
  private let options: PipelineOptions
  private var sound: SourceFile
  /// The same, for worker processes, which must not read what the file says by then.
  private(set) var content: KeptContent

  /// The pipeline at `path`, with its plan; what is wrong with it is shown, and ends the command.
  init(_ path: String, _ options: PipelineOptions) throws {
    self.path = path
    self.options = options
    sound = try options.showingProblems(path) { try PipelineFile.file(path) }
    content = try KeptContent(sound.bytes)
    _ = try plan()
  }

  /// Takes up what the file says now, or shows what is wrong with it and stays with what it said.
  ///
  /// - Returns: Whether it says something else now, and is sound.
  mutating func takeUpEdit() throws -> Bool {
    let edited = try options.showingProblems(path) { try PipelineFile.file(path) }
    if edited.bytes == sound.bytes { return false }
    _ = try options.plan(edited)
    content = try KeptContent(edited.bytes)
    sound = edited
    return true
  }

  /// The plan, made anew: a source or a stage is made for one run.
  func plan() throws -> Plan { try options.plan(sound) }
}
