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

  /// Everything that this contract or `other` allows.
  public func united(with other: Contract) -> Contract {
    func added<Item: Equatable>(_ items: [Item], _ more: [Item]) -> [Item] {
      items + more.filter { !items.contains($0) }
    }
    var united = self
    united.reads = added(reads, other.reads)
    united.readsIfPresent = added(readsIfPresent, other.readsIfPresent)
    united.writes = added(writes, other.writes)
    united.updates = added(updates, other.updates)
    united.drops = added(drops, other.drops)
    united.rewritesText = rewritesText || other.rewritesText
    united.decodes = decodes || other.decodes
    return united
  }
}
