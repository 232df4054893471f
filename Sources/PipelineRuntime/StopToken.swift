import Synchronization

/// Asks a run to stop: no further document is begun, those in hand are finished, the report is made.
public final class StopToken: Sendable {
  private let flag = Atomic<Bool>(false)

  /// A token that asks for nothing yet.
  public init() {}

  /// Asks the run to stop.
  public func stop() { flag.store(true, ordering: .relaxed) }

  /// Whether the run was asked to stop.
  public var isStopped: Bool { flag.load(ordering: .relaxed) }
}
