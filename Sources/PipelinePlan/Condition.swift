public import PipelineCore

/// Which documents a step is for: what stands after `when:`.
public struct Condition: Sendable {
  /// Whether the step is for `document`.
  public func holds(for document: Document) -> Bool { true }
}
