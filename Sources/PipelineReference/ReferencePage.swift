public import PipelineCore

/// The page of one component, made from its own declarations.
public struct ReferencePage {
  /// The page as Markdown.
  public let text: String

  /// The page of `component`.
  public init(_ component: any Component.Type) {
    text = ReferencePage.page(component)
  }

  /// Every page by file name, the index first.
  public static func all(_ registry: Registry) -> [(name: String, text: String)] {
    let pages = registry.components.map { (name: fileName($0), component: $0) }
    let index =
      "# Reference\n\nMade by `make reference` from the code.\n\n"
      + pages.map {
        "- [\($0.component.info.name)](\($0.name)) (\(kind($0.component))): \($0.component.info.summary)\n"
      }.joined()
    return [("README.md", index)] + pages.map { ($0.name, ReferencePage($0.component).text) }
  }

  private static func fileName(_ component: any Component.Type) -> String {
    "\(kind(component))-\(component.info.name).md".replacing(" ", with: "-")
  }

  private static func kind(_ component: any Component.Type) -> String {
    switch component {
    case is any Source.Type: "source"
    case is any Sink.Type: "sink"
    case is any CorpusStage.Type: "corpus stage"
    default: "stage"
    }
  }

  private static func page<Made: Component>(_ component: Made.Type) -> String {
    let info = component.info
    var parts = ["# \(info.name)", "A \(kind(component)). \(info.summary)"]
    if !info.discussion.isEmpty { parts.append(info.discussion) }
    parts.append(options(of: component))
    var problems: [Diagnostic] = []
    if let contract = component.build(from: nil, at: .commandLine, folder: ".", problems: &problems)?.contract {
      let lines = description(of: contract)
      if !lines.isEmpty { parts.append("## What it asks for\n\n" + lines.map { "- \($0)\n" }.joined()) }
    }
    if !info.examples.isEmpty { parts.append("## Examples\n\n" + info.examples.map(example).joined(separator: "\n")) }
    if !info.references.isEmpty { parts.append("## Follows\n\n" + info.references.map { "- \($0)\n" }.joined()) }
    return parts.map { $0.trimmingNewlines() }.joined(separator: "\n\n") + "\n"
  }

  private static func options<Made: Component>(of component: Made.Type) -> String {
    let fields = Made.Options.schema
    if fields.isEmpty { return "It has no options." }
    let defaults = Made.Options().json
    let rows = fields.map {
      "| `\($0.name)` | \($0.shape.description) | `\((defaults[$0.name] ?? .null).text)` | \($0.summary) |\n"
    }
    return "## Options\n\n| option | value | default | meaning |\n|---|---|---|---|\n" + rows.joined()
  }

  private static func description(of contract: Contract) -> [String] {
    func names(_ layers: [LayerInfo]) -> String { layers.map { "`\($0.name)`" }.joined(separator: ", ") }
    var lines: [String] = []
    if contract.decodes { lines.append("reads the original bytes as text") }
    if contract.rewritesText { lines.append("rewrites the text") }
    if !contract.reads.isEmpty { lines.append("reads \(names(contract.reads))") }
    if !contract.readsIfPresent.isEmpty { lines.append("reads where it is there: \(names(contract.readsIfPresent))") }
    if !contract.writes.isEmpty { lines.append("writes \(names(contract.writes))") }
    if !contract.updates.isEmpty { lines.append("adds to \(names(contract.updates))") }
    if !contract.drops.isEmpty {
      lines.append("drops documents as " + contract.drops.map { "`\($0.name)`" }.joined(separator: ", "))
    }
    return lines
  }

  private static func example(_ example: Example) -> String {
    var lines = ["**\(example.title)**", ""]
    if example.options != "{}" { lines += ["Options: `\(example.options)`", ""] }
    lines += ["```text", example.text, "```", ""]
    lines += example.expectations.map { expectation in
      switch expectation {
      case .text(let text): "- the text: `\(text)`"
      case .pieces(let layer, let pieces): "- `\(layer)`: " + pieces.map { "`\($0)`" }.joined(separator: " · ")
      case .json(let layer, let json): "- `\(layer)`: `\(json)`"
      case .absent(let layer): "- no `\(layer)`"
      case .dropped(let reason): "- dropped as `\(reason)`"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate func trimmingNewlines() -> String {
    var text = self[...]
    while text.last == "\n" { text = text.dropLast() }
    return String(text)
  }
}
