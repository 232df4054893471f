import CoreMetrics
import Foundation
import Testing

@testable import Telemetry

@Suite struct PrometheusTests {
  @Test func `metrics are written by name and labels, with help and kind`() {
    let metrics = PrometheusMetrics(help: ["b_total": "What\nit \\ is."])
    Counter(label: "b_total", dimensions: [("z", "2"), ("a", "q\"\\\n")], factory: metrics).increment(by: 3)
    Counter(label: "b_total", dimensions: [("a", "1")], factory: metrics).increment()
    FloatingPointCounter(label: "c_seconds_total", factory: metrics).increment(by: 0.25)
    Meter(label: "a-b.c", factory: metrics).set(-2.5)
    #expect(
      metrics.text == #"""
        # TYPE a_b_c gauge
        a_b_c -2.5
        # HELP b_total What\nit \\ is.
        # TYPE b_total counter
        b_total{a="1"} 1
        b_total{a="q\"\\\n",z="2"} 3
        # TYPE c_seconds_total counter
        c_seconds_total 0.25

        """#)
  }

  @Test func `counters go on when their holders are made anew, and threads do not lose counts`() async {
    let metrics = PrometheusMetrics()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<1_000 {
            Counter(label: "n", factory: metrics).increment()
            FloatingPointCounter(label: "f", factory: metrics).increment(by: 0.5)
          }
        }
      }
    }
    #expect(metrics.text.contains("\nn 8000\n") && metrics.text.contains("\nf 4000\n"))
  }

  @Test func `times fall into buckets that add up`() {
    let metrics = PrometheusMetrics()
    let timer = Timer(label: "t_seconds", dimensions: [("p", "x")], factory: metrics)
    for nanoseconds in [50_000, 100_000, 100_001, 2_000_000_000, 60_000_000_000] {
      timer.recordNanoseconds(nanoseconds)
    }
    let text = metrics.text
    for line in [
      #"t_seconds_bucket{p="x",le="0.0001"} 2"#, #"t_seconds_bucket{p="x",le="0.00025"} 3"#,
      #"t_seconds_bucket{p="x",le="2.5"} 4"#, #"t_seconds_bucket{p="x",le="30"} 4"#,
      #"t_seconds_bucket{p="x",le="+Inf"} 5"#, #"t_seconds_count{p="x"} 5"#, "# TYPE t_seconds histogram",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
  }

  @Test func `a metric of another kind under the same name is kept apart`() {
    let metrics = PrometheusMetrics()
    Counter(label: "n", factory: metrics).increment()
    Meter(label: "n", factory: metrics).set(5)
    #expect(metrics.text == "# TYPE n counter\nn 1\n")
  }

  @Test func `the file is whole, replaces the one before, and nothing is left beside it`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let metrics = PrometheusMetrics()
    for count in 1...2 {
      Counter(label: "n", factory: metrics).increment()
      try metrics.write(to: "\(folder)/m.prom")
      #expect(try String(contentsOfFile: "\(folder)/m.prom", encoding: .utf8) == "# TYPE n counter\nn \(count)\n")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["m.prom"])
    #expect(throws: TelemetryError.self) { try metrics.write(to: "\(folder)/no/m.prom") }
  }
}
