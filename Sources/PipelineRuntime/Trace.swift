import PipelineCore
public import PipelinePlan
import TextModel

/// Follows documents through a plan, step by step: what each step changed.
public struct Trace {
  /// What happened, as lines for people.
  public private(set) var lines: [String] = []
  /// Whether a document could not be loaded, or a step failed at it.
  public private(set) var hasFailures = false

  /// The trace of every document of `plan`, whose stages must all work on one document at a time.
  ///
  /// - Throws: what the source throws when it is opened.
  public init(_ plan: Plan) throws {
    for source in plan.sources {
      var feed = try Trace.feed(source)
      while let item = try feed.next() {
        switch item.document() {
        case .failure(let failure):
          hasFailures = true
          lines.append("\n'\(item.id)' cannot be loaded: \(failure.message)")
        case .success(let document): follow(document, through: plan)
        }
      }
    }
  }

  private static func feed(_ source: some Source) throws -> any ItemFeed { try SourceFeed(source, passes: 1) }

  private mutating func follow(_ original: Document, through plan: Plan) {
    var document = original
    lines.append("\n'\(document.id)': \(document.origin.bytes.count) bytes")
    for step in plan.steps {
      guard let link = Chain.Link(step) else {
        lines.append("\(step.label): needs all documents; not shown for one")
        continue
      }
      let before = document
      var times = StepTimes(count: 1)
      do throws(StepFailure) {
        try Chain(links: [link], verify: true).run(on: &document, timing: &times)
      } catch {
        hasFailures = true
        lines.append("\(step.label): failed: \(error.error)")
        return
      }
      report(step, before: before, after: document, ran: times.counts[0].entered > 0)
      if document.dropReason != nil { return }
    }
  }

  private mutating func report(_ step: Plan.Step, before: Document, after: Document, ran: Bool) {
    if !ran {
      lines.append("\(step.label): not for this document (when \(step.condition?.source ?? ""))")
      return
    }
    let variant = step.variant(for: before).map { " with the options for \($0.language)" } ?? ""
    lines.append("\(step.label)\(variant):")
    if let reason = after.dropReason { lines.append("  dropped as \(reason)") }
    if before.text != after.text {
      lines.append("  text: \(before.text.count) bytes before, \(after.text.count) after")
      lines += difference(before.text.string, after.text.string)
    }
    for name in after.layerNames {
      guard let content = after.layer(named: name), !isEqual(content, before.layer(named: name)) else { continue }
      var json = JSONWriter()
      content.write(to: &json)
      let pieces = content.ranges.prefix(8).map { after.text.string(in: $0) }
      lines.append(
        "  \(name): \(String(decoding: json.bytes.prefix(400), as: UTF8.self))\(json.bytes.count > 400 ? "…" : "")")
      lines += pieces.map { "    \($0.prefix(120))" }
    }
  }

  private func isEqual<Content: LayerContent>(_ content: Content, _ other: (any LayerContent)?) -> Bool {
    content == other as? Content
  }

  /// The lines that went and came, a sign before each.
  private func difference(_ before: String, _ after: String) -> [String] {
    let old = before.split(separator: "\n").map(String.init)
    let new = after.split(separator: "\n").map(String.init)
    guard old.count < 5_000, new.count < 5_000 else { return [] }
    let changes = new.difference(from: old)
    let removed = Set(changes.removals.map(\.offset))
    let inserted = Set(changes.insertions.map(\.offset))
    var lines: [String] = []
    var (line, newLine) = (0, 0)
    while lines.count < 60, line < old.count || newLine < new.count {
      if removed.contains(line) {
        lines.append("  - \(old[line].prefix(120))")
        line += 1
      } else if inserted.contains(newLine) {
        lines.append("  + \(new[newLine].prefix(120))")
        newLine += 1
      } else {
        line += 1
        newLine += 1
      }
    }
    return lines
  }
}

extension CollectionDifference.Change {
  /// Where the change is: in the old collection for a removal, in the new one for an insertion.
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
