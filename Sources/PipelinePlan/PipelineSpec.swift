public import PipelineCore

/// What a pipeline's author said, each word with its place, not yet judged.
public struct PipelineSpec: Sendable {
  /// The pipeline's name.
  public var name: String
  /// Where documents come from.
  public var sources: [ComponentSpec] = []
  /// What happens to them, in order.
  public var stages: [ComponentSpec] = []
  /// Where they go.
  public var sinks: [ComponentSpec] = []
  /// What stands under `run`.
  public var run: SettingNode?
  /// Where the pipeline stands, for what is missing.
  public var place: Place
  /// Whether there was a pipeline to read; without one nothing else is missing.
  public var isPipeline = true
  /// What was wrong already when the file was read; a plan adds its own.
  public var problems: [Diagnostic] = []

  /// A pipeline that says nothing.
  public init(name: String, place: Place) {
    self.name = name
    self.place = place
  }
}

/// One component as a pipeline names it.
public struct ComponentSpec: Sendable {
  /// The component's name.
  public var name: String
  /// Where the name stands.
  public var place: Place
  /// The folder that relative paths in its options start from.
  public var folder: String
  /// Its options; nil for defaults.
  public var options: SettingNode?
  /// What stands after `when:`.
  public var condition: SettingNode?
  /// What stands after `label:`.
  public var label: SettingNode?
  /// What stands after `on-failure:`.
  public var onFailure: SettingNode?
  /// What stands after `per-language:`.
  public var perLanguage: SettingNode?

  /// The component called `name`.
  public init(name: String, place: Place, folder: String, options: SettingNode? = nil) {
    self.name = name
    self.place = place
    self.folder = folder
    self.options = options
  }
}

/// Why a pipeline cannot run: everything that is wrong with it.
public struct InvalidPipeline: Error, Sendable {
  /// What is wrong, in the order of the file.
  public let problems: [Diagnostic]

  /// The pipeline is wrong in these ways.
  public init(_ problems: [Diagnostic]) {
    self.problems = problems
  }
}
