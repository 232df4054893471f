import CoreMetrics
import Synchronization

/// A metric with certain dimensions.
protocol PrometheusSeries: AnyObject, Sendable {
  /// What Prometheus calls its kind.
  var type: String { get }
  /// Adds its lines.
  func write(name: String, labels: String, to lines: inout [String])
}

/// Whole numbers that only grow.
final class PrometheusCounter: PrometheusSeries, CounterHandler {
  private let value = Atomic<Int64>(0)
  var type: String { "counter" }

  func increment(by amount: Int64) { value.add(amount, ordering: .relaxed) }
  func reset() { value.store(0, ordering: .relaxed) }

  func write(name: String, labels: String, to lines: inout [String]) {
    lines.append("\(name)\(PrometheusText.braces(labels)) \(value.load(ordering: .relaxed))")
  }
}

/// Numbers that only grow.
final class PrometheusFloatingPointCounter: PrometheusSeries, FloatingPointCounterHandler {
  private let value = Mutex(0.0)
  var type: String { "counter" }

  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func reset() { value.withLock { $0 = 0 } }

  func write(name: String, labels: String, to lines: inout [String]) {
    lines.append("\(name)\(PrometheusText.braces(labels)) \(PrometheusText.number(value.withLock { $0 }))")
  }
}

/// A number that goes up and down.
final class PrometheusGauge: PrometheusSeries, MeterHandler, RecorderHandler {
  private let value = Mutex(0.0)
  var type: String { "gauge" }

  func set(_ number: Int64) { value.withLock { $0 = Double(number) } }
  func set(_ number: Double) { value.withLock { $0 = number } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ number: Int64) { set(number) }
  func record(_ number: Double) { set(number) }

  func write(name: String, labels: String, to lines: inout [String]) {
    lines.append("\(name)\(PrometheusText.braces(labels)) \(PrometheusText.number(value.withLock { $0 }))")
  }
}

/// How often values of each size came; times are in seconds.
final class PrometheusHistogram: PrometheusSeries, TimerHandler, RecorderHandler {
  /// From 100 µs to half a minute.
  static let bounds = [
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30,
  ]

  private struct State {
    var counts = [Int](repeating: 0, count: PrometheusHistogram.bounds.count + 1)
    var sum = 0.0
  }

  private let state = Mutex(State())
  var type: String { "histogram" }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) * 1e-9) }
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    let place = PrometheusHistogram.bounds.firstIndex { value <= $0 } ?? PrometheusHistogram.bounds.count
    state.withLock { state in
      state.counts[place] += 1
      state.sum += value
    }
  }

  func write(name: String, labels: String, to lines: inout [String]) {
    let state = state.withLock { $0 }
    var total = 0
    for (index, count) in state.counts.enumerated() {
      total += count
      let bounds = PrometheusHistogram.bounds
      let bound = index < bounds.count ? PrometheusText.number(bounds[index]) : "+Inf"
      let all = (labels.isEmpty ? "" : labels + ",") + "le=\"\(bound)\""
      lines.append("\(name)_bucket{\(all)} \(total)")
    }
    lines.append("\(name)_sum\(PrometheusText.braces(labels)) \(PrometheusText.number(state.sum))")
    lines.append("\(name)_count\(PrometheusText.braces(labels)) \(total)")
  }
}
