import PipelineCore
import PipelinePlan
public import PipelineRuntime
import TextModel

/// What each step did to a document, as text for people.
public struct TraceText: Sendable {
  private let paint: Paint
  private let limit: Int

  /// - Parameters:
  ///   - limit: the most lines of a difference, and rows of a table, that are shown.
  public init(paint: Paint, limit: Int) {
    self.paint = paint
    self.limit = limit
  }

  /// The trace, a line feed after each line.
  public func text(_ trace: Trace) -> String {
    guard let document = trace.document else {
      return paint("'\(Shown.line(trace.id))' cannot be loaded: \(trace.loadFailure ?? "")", .failure) + "\n"
    }
    let size = Numbers.count(document.origin.bytes.count, "byte")
    var lines = [paint("'\(Shown.line(trace.id))'", .heading) + "  \(size), \(document.origin.mediaType.rawValue)"]
    for (number, step) in trace.steps.enumerated() { lines += self.lines(step, number: number + 1) }
    let seconds = trace.steps.reduce(0) { $0 + $1.seconds }
    lines += ["", paint(ending(trace) + ", \(Numbers.duration(seconds)) in all", .faint)]
    return lines.joined(separator: "\n") + "\n"
  }

  private func ending(_ trace: Trace) -> String {
    if trace.hasFailed { return "failed" }
    if let reason = trace.steps.last?.after.dropReason { return "dropped as \(reason)" }
    return "came through"
  }

  private func lines(_ step: Trace.Step, number: Int) -> [String] {
    let info = type(of: step.step.component).info
    var head = paint("\(number). \(step.step.label)", .heading)
    if step.step.label != info.name { head += " (\(info.name))" }
    if let language = step.language { head += " with the options for \(language)" }
    if case .done = step.outcome { head += "  " + paint(Numbers.duration(step.seconds), .faint) }
    return ["", head] + (["   " + paint(info.summary, .faint)] + body(step)).map { $0.isEmpty ? "" : "  " + $0 }
  }

  private func body(_ step: Trace.Step) -> [String] {
    switch step.outcome {
    case .passedBy(let findings):
      let condition = step.step.condition?.source ?? ""
      return [paint(" passed by: not so that \(Shown.line(condition))", .warning)] + findings.map(line)
    case .untried(let reason): return [paint(" not tried: \(reason)", .warning)]
    case .failed(let message): return [paint(" failed: \(Shown.line(message, limit: 1_000))", .failure)]
    case .done: return changes(step)
    }
  }

  private func line(_ finding: Condition.Finding) -> String {
    let actual = finding.actual.map { "is \(Shown.line($0.text, limit: 120))" } ?? "is not there"
    return "   \(finding.holds ? "✓" : "✗") \(Shown.line(finding.comparison)): '\(finding.field)' \(actual)"
  }

  private func changes(_ step: Trace.Step) -> [String] {
    var lines: [String] = []
    let (before, after) = (step.before, step.after)
    if let reason = after.dropReason {
      lines.append(paint(" dropped as \(reason)", .failure) + " with the options \(step.step.options.text)")
    }
    if before.text != after.text {
      let difference = TextDifference(from: before.text, to: after.text)
      let shown = DifferenceText(paint: paint, limit: limit)
      let sizes = "\(Numbers.grouped(before.text.count)) → \(Numbers.count(after.text.count, "byte"))"
      lines.append(" text: \(sizes), \(shown.counts(difference))")
      lines += shown.lines(difference).map { "   " + $0 }
    }
    let layers = LayerChange.all(from: before, to: after)
    lines += layers.flatMap { LayerText(paint: paint, limit: limit).lines($0, before.text, after.text) }
    return lines.isEmpty ? [" nothing changed"] : lines
  }
}
