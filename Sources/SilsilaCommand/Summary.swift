import PipelineRuntime

/// The table that ends a run.
struct Summary {
  let text: String

  init(_ report: RunReport, reportPath: String?, pagePath: String? = nil) {
    let megabytes = Double(report.bytes) / 1e6
    var rows: [(String, String)] = [
      ("pipeline", report.pipeline), ("articles read", "\(report.read)"), ("written", "\(report.written)"),
    ]
    if report.unchanged > 0 { rows.append(("unchanged", "\(report.unchanged)")) }
    rows += report.dropped.sorted { $0.key < $1.key }.map { ("dropped, \($0.key)", "\($0.value)") }
    rows.append(("failed", "\(report.failed)"))
    rows.append(("sentences", "\(report.sentences)"))
    rows.append(("keywords", "\(report.keywords)"))
    rows.append(
      (
        "time",
        Summary.decimal(report.seconds) + " s, " + Summary.decimal(megabytes / max(report.seconds, 1e-6)) + " MB/s"
      ))
    rows += report.outputs.map { ("output", Summary.short($0)) }
    if let reportPath { rows.append(("report", Summary.short(reportPath))) }
    if let pagePath { rows.append(("page", Summary.short(pagePath))) }
    if let quarantine = report.quarantine { rows.append(("quarantine", Summary.short(quarantine))) }
    let width = rows.map(\.0.count).max() ?? 0
    var lines = rows.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count + 2) + $0.1 }
    lines += report.failures.prefix(5).map { "  '\($0.id)' failed at '\($0.stage)': \($0.error)" }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// The path without `folder/..`.
  private static func short(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part == "..", let last = parts.last, last != "..", !last.isEmpty {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  private static func decimal(_ number: Double) -> String {
    "\((number * 100).rounded() / 100)"
  }
}
