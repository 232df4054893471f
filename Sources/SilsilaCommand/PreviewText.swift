import PipelineRuntime

/// What a run would do, for people.
struct PreviewText {
  let text: String

  init(_ preview: RunPreview, journal: String?) {
    let rows = preview.counts.map { (PreviewText.order($0.key), PreviewText.words(for: $0.key), $0.value, $0.key) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    var lines = rows.map { _, words, count, action in
      let examples = preview.examples[action] ?? []
      let names =
        action == .unchanged ? "" : ": " + examples.joined(separator: ", ") + (count > examples.count ? ", …" : "")
      return "  \(count) \(words)\(names)"
    }
    if preview.gone > 0 { lines.append("  \(preview.gone) gone since the last run: to be taken from the output") }
    if !preview.observing.isEmpty {
      lines.append(
        "  all are observed by \(preview.observing.map { "'\($0)'" }.joined(separator: ", ")), from the journal where it can be"
      )
    }
    if rows.isEmpty, preview.gone == 0 { lines.append("  there is no document") }
    let memory = journal.map { "by the journal '\($0)'" } ?? "without a journal"
    text = "what would be done, \(memory):\n" + lines.joined(separator: "\n") + "\n"
  }

  private static func words(for action: RunPreview.Action) -> String {
    switch action {
    case .new: "not in the journal: all steps"
    case .changed: "changed since the last run: all steps"
    case .unchanged: "unchanged: no step"
    case .from(let step): "as they were, but '\(step)' is new or has changed: the steps from there on"
    case .learned(let step):
      "as they were, but '\(step)' learns from other documents: it, and what depends on what it does"
    case .unreadable(let problem): "cannot be loaded (\(problem))"
    case .shortened: "as they were, but steps at the end were taken out: no step"
    }
  }

  private static func order(_ action: RunPreview.Action) -> Int {
    switch action {
    case .new: 0
    case .changed: 1
    case .from: 2
    case .learned: 3
    case .shortened: 4
    case .unreadable: 5
    case .unchanged: 6
    }
  }
}
