import Glibc
import PipelineCore
import Synchronization
public import Tracing

/// Writes spans to a file in the trace-event format that chrome://tracing and Perfetto open.
///
/// A span is a complete event (`"ph":"X"`) with its time in microseconds from the file's beginning, its attributes as arguments, on the lane of the thread that ended it;
/// spans without a parent and their children, which enclose the work of all threads, are on a lane of their own. Events are added as spans end: a file that was cut off
/// still opens.
public final class TraceFile: Tracer {
  private struct State {
    var waiting: [UInt8] = Array("[\n".utf8)
    var isFirst = true
    var lanes: [UInt: Int] = [:]
    var failure: TelemetryError?
  }

  private static let blockSize = 256 << 10

  private let file: OutputFile
  private let start = DefaultTracerClock.now.nanosecondsSinceEpoch
  private let state = Mutex(State())

  /// A new file at `path`.
  ///
  /// - Throws: ``TelemetryError`` when it cannot be written.
  public init(_ path: String) throws(TelemetryError) {
    file = try OutputFile(path)
    write(TraceEvent.name("process_name", "silsila", lane: 0))
    write(TraceEvent.name("thread_name", "run", lane: 0))
  }

  /// Writes what waits, and ends the list.
  ///
  /// - Throws: ``TelemetryError``, also one that had come earlier.
  public func finish() throws(TelemetryError) {
    let failure = state.withLock { state in
      state.waiting += Array("\n]\n".utf8)
      flush(&state)
      return state.failure
    }
    if let failure { throw failure }
    try file.finish()
  }

  /// A span that is written when it ends.
  public func startSpan<Instant: TracerInstant>(
    _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
    at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
  ) -> TraceSpan {
    TraceSpan(operationName, context: context(), start: instant().nanosecondsSinceEpoch, tracer: self)
  }

  /// The same, for who does not know the tracer.
  public func startAnySpan<Instant: TracerInstant>(
    _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
    at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
  ) -> any Tracing.Span {
    TraceSpan(operationName, context: context(), start: instant().nanosecondsSinceEpoch, tracer: self)
  }

  /// Nothing: events are written in blocks, and all of them in ``finish()``.
  public func forceFlush() {}

  /// Nothing: no trace goes on in another process.
  public func extract<Carrier, Extract: Extractor>(
    _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
  ) where Extract.Carrier == Carrier {}

  /// Nothing: no trace goes on in another process.
  public func inject<Carrier, Inject: Injector>(
    _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
  ) where Inject.Carrier == Carrier {}

  /// Microseconds from the beginning.
  func microseconds(_ instant: UInt64) -> Double { instant <= start ? 0 : Double(instant - start) / 1e3 }

  /// The lane of this thread.
  func lane() -> Int {
    let thread = UInt(pthread_self())
    let (lane, isNew) = state.withLock { state in
      if let lane = state.lanes[thread] { return (lane, false) }
      state.lanes[thread] = state.lanes.count + 1
      return (state.lanes.count, true)
    }
    if isNew { write(TraceEvent.name("thread_name", "worker \(lane)", lane: lane)) }
    return lane
  }

  func write(_ event: [UInt8]) {
    state.withLock { state in
      if !state.isFirst { state.waiting += [UInt8(ascii: ","), UInt8(ascii: "\n")] }
      state.isFirst = false
      state.waiting += event
      if state.waiting.count > TraceFile.blockSize { flush(&state) }
    }
  }

  private func flush(_ state: inout State) {
    defer { state.waiting.removeAll(keepingCapacity: true) }
    if state.failure != nil { return }
    do throws(TelemetryError) {
      try file.write(state.waiting)
    } catch {
      state.failure = error
    }
  }
}
