import PipelineCore
import PipelinePlan
public import PipelineRuntime
import TextModel

/// A trace as one JSON object: what each step did, whole.
///
/// Lines of a text that differ come as strings with `-`, `+` or `~` before them, the pieces of a changed line in `[-…-]` and `{+…+}`; layers as in outputs,
/// offsets in scalars.
public enum TraceJSON {
  /// The object on one line.
  public static func line(_ trace: Trace) -> String {
    var json = JSONWriter()
    json.object { json in
      json.name("id")
      json.value(trace.id)
      if let failure = trace.loadFailure {
        json.name("failure")
        json.value(failure)
      }
      json.name("steps")
      json.array { json in for step in trace.steps { write(step, to: &json) } }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  private static func write(_ step: Trace.Step, to json: inout JSONWriter) {
    json.object { json in
      json.name("step")
      json.value(step.step.label)
      json.name("stage")
      json.value(type(of: step.step.component).info.name)
      json.name("seconds")
      json.value((step.seconds * 1e6).rounded() / 1e6)
      writeOutcome(step, to: &json)
      if let reason = step.after.dropReason {
        json.name("dropped")
        json.value(reason.name)
      }
      if step.before.text != step.after.text { writeText(step, to: &json) }
      json.name("layers")
      json.array { json in
        for change in LayerChange.all(from: step.before, to: step.after) { write(change, step.after, to: &json) }
      }
    }
  }

  private static func writeOutcome(_ step: Trace.Step, to json: inout JSONWriter) {
    json.name("outcome")
    switch step.outcome {
    case .done: json.value("done")
    case .failed(let message):
      json.value("failed")
      json.name("error")
      json.value(message)
    case .untried(let reason):
      json.value("untried")
      json.name("reason")
      json.value(reason)
    case .passedBy(let findings):
      json.value("passed-by")
      json.name("when")
      json.value(step.step.condition?.source ?? "")
      json.name("compared")
      json.array { json in
        for finding in findings {
          json.value(
            .object([
              JSONMember("comparison", .string(finding.comparison)), JSONMember("holds", .bool(finding.holds)),
              JSONMember("actual", finding.actual ?? .null),
            ]))
        }
      }
    }
  }

  private static func writeText(_ step: Trace.Step, to json: inout JSONWriter) {
    let difference = TextDifference(from: step.before.text, to: step.after.text)
    let lines = DifferenceText(paint: Paint(isColoured: false), limit: 1_000, width: 10_000).lines(difference)
    json.name("text")
    json.object { json in
      json.name("bytes_before")
      json.value(step.before.text.count)
      json.name("bytes_after")
      json.value(step.after.text.count)
      json.name("lines")
      json.array { json in for line in lines { json.value(line) } }
    }
  }

  private static func write(_ change: LayerChange, _ document: Document, to json: inout JSONWriter) {
    json.object { json in
      json.name("layer")
      json.value(change.name)
      json.name("change")
      json.value(change.kind.rawValue)
      guard let content = change.after else { return }
      // A writer of its own: each layer's offsets are of this step's text.
      var own = JSONWriter(rangesOf: document.text, in: .scalars)
      content.write(to: &own)
      json.name("content")
      json.raw(own.bytes)
    }
  }
}
