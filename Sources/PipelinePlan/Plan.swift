public import PipelineCore

/// A pipeline that can run: every component made, every contract kept.
///
/// There is no other way to a plan than its throwing initialiser, so whatever has a plan is sound, and the runtime runs nothing else.
public struct Plan: Sendable {
  /// One stage in its place.
  public struct Step: Sendable {
    /// What reports and quarantine call the step: its label, else the stage's name, numbered where it stands twice; unique in the plan.
    public let label: String
    /// The stage: a ``Stage`` or a ``CorpusStage``.
    public let component: any Component
    /// What the stage asked for.
    public let contract: Contract
    /// The documents the step is for; nil for all.
    public let condition: Condition?
    /// What happens when the stage throws.
    public let onFailure: FailurePolicy
    /// The options, defaults included, as JSON.
    public let options: JSONValue
    /// Where the stage is named.
    public let place: Place
    /// Which code the stage is made of.
    public var revision = ""
    /// The stage with other options, for documents in certain languages.
    public var variants: [Variant] = []

    /// The stage with the options for documents in one language.
    public struct Variant: Sendable {
      /// The language's tag, in lower case.
      public let language: String
      /// The stage.
      public let component: any Component
      /// All of its options, those of the step included, as JSON.
      public let options: JSONValue
    }

    /// The variant for `document`: that of its language as the tag is, else of the tag without region; nil where the step's own options hold.
    public func variant(for document: Document) -> Variant? {
      variantIndex(for: document).map { variants[$0] }
    }

    /// The place of the variant for `document` among all of them.
    package func variantIndex(for document: Document) -> Int? {
      guard !variants.isEmpty, let language = document.layer(.language) else { return nil }
      return variants.firstIndex { $0.language == language.tag } ?? variants.firstIndex { $0.language == language.base }
    }
  }

  /// What happens to a run when a stage throws at a document.
  public enum FailurePolicy: String, OptionChoice {
    /// The document goes to the quarantine, the run goes on.
    case quarantine
    /// The run ends.
    case stop
  }

  /// The pipeline's name.
  public let name: String
  /// The sources, read one after another.
  public let sources: [any Source]
  /// The steps, in order.
  public let steps: [Step]
  /// The sinks; each gets every document.
  public let sinks: [any Sink]
  /// How it is run.
  public let settings: RunSettings
  /// Equal for two plans that do the same to a document: covers the steps' names, versions, options and conditions, and the sinks' options.
  public let fingerprint: String

  /// The plan of `spec` with the components of `registry`.
  ///
  /// - Throws: ``InvalidPipeline`` with every mistake, those found in the file first.
  public init(_ spec: PipelineSpec, registry: Registry) throws(InvalidPipeline) {
    var planner = Planner(registry: registry, problems: spec.problems)
    let sources = planner.sources(spec)
    let steps = planner.steps(spec)
    let sinks = planner.sinks(spec)
    let settings = RunSettings.decode(spec.run, of: "run", problems: &planner.problems)
    let contracts = ContractCheck(registry: registry, specs: spec.stages)
    if planner.problems.isEmpty {
      planner.problems += contracts.problems(of: steps) + FieldCheck.problems(of: sinks, after: steps)
      planner.problems += DestinationCheck.problems(of: sinks)
    }
    if !planner.problems.isEmpty { throw InvalidPipeline(planner.problems.inReadingOrder()) }
    name = spec.name
    self.sources = sources.map(\.component)
    self.steps = steps
    self.sinks = sinks.map(\.component)
    self.settings = settings
    fingerprint = Fingerprint.of(steps: steps, sinks: sinks, registry: registry)
  }

  /// Which type the content of each layer has that a step may read or write.
  package var layerTypes: LayerTypes { LayerTypes(steps.map(\.contract)) }

  package init(name: String, sources: [any Source], steps: [Step], sinks: [any Sink], fingerprint: String) {
    self.name = name
    self.sources = sources
    self.steps = steps
    self.sinks = sinks
    settings = RunSettings()
    self.fingerprint = fingerprint
  }
}

extension [Diagnostic] {
  /// The diagnostics by place, those of one place in the order in which they were found.
  func inReadingOrder() -> [Diagnostic] {
    enumerated().sorted { left, right in
      let first = left.element.place?.start ?? Place.Position(line: 0, column: 0)
      let second = right.element.place?.start ?? Place.Position(line: 0, column: 0)
      return (first, left.offset) < (second, right.offset)
    }.map(\.element)
  }
}
