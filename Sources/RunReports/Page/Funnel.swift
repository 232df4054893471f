import PipelineRuntime

/// How many documents came to each step, and how they left it.
struct Funnel {
  struct Row: Equatable {
    let label: String
    /// Documents that came.
    let entered: Int
    /// Documents the step was not for.
    var passedBy = 0
    /// Documents whose result was known from an earlier run.
    var known = 0
    var dropped = 0
    var failed = 0
    /// Documents that went on.
    let passed: Int
  }

  /// The source, the steps in order, the output.
  let rows: [Row]

  init(_ report: RunReport) {
    let written = report.written + report.unchanged
    let loaded = report.steps.first.map(Funnel.arrived) ?? written
    var rows = [
      Row(label: "source", entered: report.read, failed: max(0, report.read - loaded), passed: loaded)
    ]
    for step in report.steps {
      let arrived = Funnel.arrived(step)
      rows.append(
        Row(
          label: step.label, entered: arrived, passedBy: step.skipped, known: step.reused, dropped: step.dropped,
          failed: step.failed, passed: arrived - step.dropped - step.failed))
    }
    // What came through all steps and was not written could not be: an earlier document had its id.
    let last = rows[rows.count - 1].passed
    rows.append(Row(label: "output", entered: last, failed: max(0, last - written), passed: written))
    self.rows = rows
  }

  private static func arrived(_ step: RunReport.StepCount) -> Int { step.documents + step.skipped + step.reused }
}
