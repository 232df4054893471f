public import CoreMetrics
import Synchronization

/// Keeps metrics in memory, and gives them as text in the exposition format of Prometheus, version 0.0.4.
///
/// Labels of metrics are taken as names as they are, with `_` for what names may not hold. Timers become histograms in seconds, recorders histograms or, where they do
/// not aggregate, gauges like meters. Metrics stay when their holders let them go, so that counters go on from run to run.
public final class PrometheusMetrics: MetricsFactory, Sendable {
  private struct State {
    var families: [String: [String: any PrometheusSeries]] = [:]
  }

  private let help: [String: String]
  private let state = Mutex(State())

  /// No metrics yet.
  ///
  /// - Parameter help: what metrics are, by name.
  public init(help: [String: String] = [:]) {
    self.help = help
  }

  /// All metrics, by name, then by their dimensions; the same metrics always give the same text.
  public var text: String {
    let families = state.withLock { $0.families }
    var lines: [String] = []
    for (name, series) in families.sorted(by: { $0.key < $1.key }) {
      if let help = help[name] { lines.append("# HELP \(name) \(PrometheusText.escaped(help))") }
      if let type = series.first?.value.type { lines.append("# TYPE \(name) \(type)") }
      for (labels, series) in series.sorted(by: { $0.key < $1.key }) {
        series.write(name: name, labels: labels, to: &lines)
      }
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// The series of a metric, made where it is not there; one of another kind under the same name is not shown.
  private func series<Series: PrometheusSeries>(
    _ label: String, _ dimensions: [(String, String)], _ make: () -> Series
  ) -> Series {
    let (name, labels) = (PrometheusText.name(label), PrometheusText.labels(dimensions))
    return state.withLock { state in
      if let kept = state.families[name]?[labels] as? Series { return kept }
      let new = make()
      if let other = state.families[name]?.first?.value, other.type != new.type { return new }
      state.families[name, default: [:]][labels] = new
      return new
    }
  }

  /// A counter.
  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions) { PrometheusCounter() }
  }

  /// A counter of what is no whole number.
  public func makeFloatingPointCounter(label: String, dimensions: [(String, String)])
    -> any FloatingPointCounterHandler
  {
    series(label, dimensions) { PrometheusFloatingPointCounter() }
  }

  /// A gauge.
  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions) { PrometheusGauge() }
  }

  /// A histogram, or a gauge where nothing is to be aggregated.
  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    if !aggregate { return series(label, dimensions) { PrometheusGauge() } }
    return series(label, dimensions) { PrometheusHistogram() }
  }

  /// A histogram of seconds.
  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, dimensions) { PrometheusHistogram() }
  }

  /// Keeps it.
  public func destroyCounter(_ handler: any CounterHandler) {}
  /// Keeps it.
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  /// Keeps it.
  public func destroyMeter(_ handler: any MeterHandler) {}
  /// Keeps it.
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  /// Keeps it.
  public func destroyTimer(_ handler: any TimerHandler) {}
}
