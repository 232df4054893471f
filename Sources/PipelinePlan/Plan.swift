public import PipelineCore

/// A pipeline that can run: every component made, every contract kept.
///
/// There is no other way to a plan than its throwing initialiser, so whatever has a plan is sound, and the runtime runs nothing else.
public struct Plan: Sendable {
  /// One stage in its place.
  public struct Step: Sendable {
    /// What reports and quarantine call the step: its label, else the stage's name; unique in the plan.
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
  }

  /// What happens to a run when a stage throws at a document.
  public enum FailurePolicy: String, Sendable, CaseIterable {
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
  /// Equal for two plans that do the same to a document: covers the steps' names, versions and options, and the sinks' options.
  public let fingerprint: String
}
