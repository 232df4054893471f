/// What a component asked for: everything it can do to a document.
public struct Contract: Sendable, Hashable {
  /// Layers that an earlier stage must have written.
  public internal(set) var reads: [LayerInfo] = []
  /// Layers that are used where they are.
  public internal(set) var readsIfPresent: [LayerInfo] = []
  /// Layers that are made.
  public internal(set) var writes: [LayerInfo] = []
  /// Layers that are changed, or made where they are not.
  public internal(set) var updates: [LayerInfo] = []
  /// Why documents may be dropped.
  public internal(set) var drops: [DropReason] = []
  /// Whether the text may be replaced.
  public internal(set) var rewritesText = false
  /// Whether the original bytes are read as text.
  public internal(set) var decodes = false

  /// A contract that allows nothing but reading the text.
  public init() {}
}
