import PipelineCore
import PipelinePlan

/// The part of a pipeline that a failure depends on, as a pipeline file of its own: the steps up to the one that failed, every option written out.
struct ConfigurationSlice {
  let text: String

  /// The steps of `plan` up to the one called `label`, over the one article in the file `original`.
  init(_ plan: Plan, upTo label: String, original: String) {
    let end = plan.steps.firstIndex { $0.label == label }.map { $0 + 1 } ?? plan.steps.count
    var lines = [
      "pipeline: \(JSONValue.string(plan.name).text)", "source:",
      "  files: { paths: [\(JSONValue.string(original).text)] }",
      "stages:",
    ]
    for step in plan.steps[..<end] {
      lines.append("  - \(type(of: step.component).info.name): \(step.options.text)")
      lines.append("    label: \(JSONValue.string(step.label).text)")
      if let condition = step.condition { lines.append("    when: \(JSONValue.string(condition.source).text)") }
      if !step.variants.isEmpty {
        lines.append("    per-language:")
        for variant in step.variants { lines.append("      \(variant.language): \(variant.options.text)") }
      }
    }
    lines += ["sinks:", "  - json-lines: { path: \"-\" }"]
    text = lines.joined(separator: "\n") + "\n"
  }
}
