import PipelineRuntime

/// How many documents came to each step, and how they left it.
struct Funnel {
  struct Row: Equatable {
    let label: String
    /// Documents that came to the step.
    let entered: Int
    /// Documents the step was not for.
    let passedBy: Int
    let dropped: Int
    let failed: Int
    /// Documents that went on.
    let passed: Int
    let seconds: Double
    let worked: Int
  }

  /// The source, then the steps in order.
  let rows: [Row]

  init(_ report: RunReport) {
    // What failed at no step failed at the source: it could not be loaded, or an earlier document had its id.
    let atSteps = report.steps.reduce(0) { $0 + $1.failed }
    let atSource = max(0, report.failed - atSteps)
    var entered = report.read - atSource
    var rows = [
      Row(
        label: "source", entered: report.read, passedBy: 0, dropped: 0, failed: atSource, passed: entered, seconds: 0,
        worked: report.read)
    ]
    for step in report.steps {
      let passed = max(0, entered - step.dropped - step.failed)
      rows.append(
        Row(
          label: step.label, entered: entered, passedBy: max(0, entered - step.documents), dropped: step.dropped,
          failed: step.failed, passed: passed, seconds: step.seconds, worked: step.documents))
      entered = passed
    }
    self.rows = rows
  }
}
