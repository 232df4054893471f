import ArgumentParser
import PipelineCore
import PipelineReference

/// The command `silsila stages`.
struct Stages: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the stages, sources and sinks, or shows one.",
    discussion: "EXAMPLES:\n  silsila stages\n  silsila stages tag-keywords")

  @Argument(help: "The component to show.")
  var name: String?

  func run() throws {
    let registry = try makeRegistry()
    guard let name else { return try Terminal.output.print(list(registry)) }
    let named = registry.components.filter { $0.info.name == name }
    if named.isEmpty {
      let names = registry.components.map { $0.info.name }
      let hint = Suggestion.hint(for: name, among: names).map { "; \($0)" } ?? ""
      throw ValidationError("there is no stage, source or sink '\(name)'\(hint)")
    }
    for component in named { try Terminal.output.print(ReferencePage(component).text) }
  }

  private func list(_ registry: Registry) -> String {
    let width = registry.components.map { $0.info.name.count }.max() ?? 0
    var text = ""
    for (kind, names) in [
      ("SOURCES", Array(registry.sources.keys)), ("STAGES", Array(registry.stages.keys)),
      ("SINKS", Array(registry.sinks.keys)),
    ] {
      text += "\(kind)\n"
      for name in names.sorted() {
        let type: (any Component.Type)? =
          kind == "SOURCES" ? registry.sources[name] : kind == "SINKS" ? registry.sinks[name] : registry.stages[name]
        text += "  " + name + String(repeating: " ", count: width - name.count + 2) + (type?.info.summary ?? "") + "\n"
      }
    }
    return text
  }
}

/// The command `silsila reference`.
struct Pages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Writes a reference page for every component into a folder.",
    shouldDisplay: false)

  @Argument(help: "The folder.")
  var folder: String

  func run() throws {
    for (name, text) in ReferencePage.all(try makeRegistry()) { try Files.write(text, to: "\(folder)/\(name)") }
  }
}

/// The command `silsila schema`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Writes the JSON Schema of pipeline files, for editors.")

  func run() throws {
    try Terminal.output.print(PipelineSchema.make(try makeRegistry()).text + "\n")
  }
}
