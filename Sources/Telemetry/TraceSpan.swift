import Synchronization
public import Tracing

/// A span of a ``TraceFile``.
public final class TraceSpan: Tracing.Span {
  /// How deep a span lies: 0 without a parent.
  private enum DepthKey: ServiceContextKey {
    typealias Value = Int
  }

  private struct State {
    var name: String
    var attributes: SpanAttributes = [:]
    var hasEnded = false
  }

  /// What spans within it are made with.
  public let context: ServiceContext
  private let depth: Int
  private let start: UInt64
  private let tracer: TraceFile
  private let state: Mutex<State>

  init(_ name: String, context: ServiceContext, start: UInt64, tracer: TraceFile) {
    depth = context[DepthKey.self].map { $0 + 1 } ?? 0
    var inner = context
    inner[DepthKey.self] = depth
    self.context = inner
    self.start = start
    self.tracer = tracer
    state = Mutex(State(name: name))
  }

  /// What is done in it.
  public var operationName: String {
    get { state.withLock { $0.name } }
    set { state.withLock { $0.name = newValue } }
  }

  /// What is known of it; arguments of its event.
  public var attributes: SpanAttributes {
    get { state.withLock { $0.attributes } }
    set { state.withLock { $0.attributes = newValue } }
  }

  /// Whether it has not ended.
  public var isRecording: Bool { state.withLock { !$0.hasEnded } }

  /// Shows an error as the argument `status`.
  public func setStatus(_ status: SpanStatus) {
    if status.code == .error { updateAttributes { $0["status"] = status.message ?? "error" } }
  }

  /// Shows the error as the argument `error`.
  public func recordError<Instant: TracerInstant>(
    _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
  ) {
    updateAttributes { $0["error"] = "\(error)" }
  }

  /// Writes an event of its own.
  public func addEvent(_ event: SpanEvent) {
    let time = tracer.microseconds(event.nanosecondsSinceEpoch)
    tracer.write(TraceEvent.instant(event.name, at: time, lane: lane, event.attributes))
  }

  /// Nothing: the format has no links.
  public func addLink(_ link: SpanLink) {}

  /// Writes the span.
  public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
    let ended = state.withLock { state -> State? in
      defer { state.hasEnded = true }
      return state.hasEnded ? nil : state
    }
    guard let ended else { return }
    let end = instant().nanosecondsSinceEpoch
    let duration = end > start ? Double(end - start) / 1e3 : 0
    tracer.write(
      TraceEvent.span(ended.name, at: tracer.microseconds(start), duration: duration, lane: lane, ended.attributes))
  }

  /// Where it is shown: what encloses the work of many threads, apart.
  private var lane: Int { depth < 2 ? 0 : tracer.lane() }
}
