import PipelineCore
import PipelinePlan

/// Reads the tree of a pipeline file as a spec; strict about every key.
struct SpecReader {
  private static let keys = ["pipeline", "description", "source", "stages", "sinks", "run"]
  private static let controls = ["when", "label", "on-failure", "per-language"]

  let file: SourceFile
  private let folder: String

  init(file: SourceFile) {
    self.file = file
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    let parent = parts.dropLast().joined(separator: "/")
    folder = parts.count == 1 ? "." : parent.isEmpty ? "/" : parent
  }

  func read(_ root: SettingNode?, problems: inout [Diagnostic]) -> PipelineSpec {
    let start = Place.Position(line: 1, column: 1)
    let filePlace = Place(file: file.path, start: start, end: start)
    var spec = PipelineSpec(name: stem, place: filePlace)
    guard let root, root.value != .null else {
      spec.isPipeline = false
      if problems.isEmpty {
        problems.append(
          Diagnostic("empty-file", "the file holds no pipeline", at: filePlace, hint: "begin with 'stages:' and a list")
        )
      }
      return spec
    }
    guard case .map(let entries) = root.value else {
      spec.isPipeline = false
      problems.append(
        Diagnostic(
          "not-a-pipeline", "a pipeline file holds a mapping, not \(root.kindDescription)", at: root.place,
          hint: "begin with 'stages:' and a list"))
      return spec
    }
    for entry in entries {
      switch entry.name {
      case "pipeline": spec.name = String.decode(entry.node, problems: &problems) ?? spec.name
      case "description": _ = String.decode(entry.node, problems: &problems)
      case "source": spec.sources = components(entry.node, kind: "source", controls: [], problems: &problems)
      case "stages":
        spec.stages = list(entry.node, kind: "stage", controls: SpecReader.controls, problems: &problems)
      case "sinks": spec.sinks = list(entry.node, kind: "sink", controls: [], problems: &problems)
      case "run": spec.run = entry.node
      case let name where name.hasPrefix("x-"): break  // The author's own, a place for anchors.
      default:
        problems.append(
          Diagnostic(
            "unknown-key", "a pipeline has no key '\(entry.name)'", at: entry.namePlace,
            hint: Suggestion.hint(for: entry.name, among: SpecReader.keys),
            notes: ["keys: \(SpecReader.keys.joined(separator: ", ")), and names that begin with x-"]))
      }
    }
    if root["stages"] == nil {
      problems.append(
        Diagnostic("missing-key", "the pipeline has no 'stages'", at: filePlace, hint: "add 'stages:' and a list"))
    }
    return spec
  }

  /// The file's name without folder and ending.
  private var stem: String {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    return name.split(separator: ".").first.map(String.init) ?? name
  }

  /// One component, or a list of them.
  private func components(
    _ node: SettingNode, kind: String, controls: [String], problems: inout [Diagnostic]
  ) -> [ComponentSpec] {
    if case .list = node.value { return list(node, kind: kind, controls: controls, problems: &problems) }
    return [component(node, kind: kind, controls: controls, problems: &problems)].compactMap { $0 }
  }

  private func list(
    _ node: SettingNode, kind: String, controls: [String], problems: inout [Diagnostic]
  ) -> [ComponentSpec] {
    guard case .list(let nodes) = node.value else {
      problems.append(
        Diagnostic(
          "wrong-type", "expected a list of \(kind)s, found \(node.kindDescription)", at: node.place,
          hint: "begin each with '- '"))
      return []
    }
    return nodes.compactMap { component($0, kind: kind, controls: controls, problems: &problems) }
  }

  /// A name alone, or a mapping of the name to its options with controls beside it.
  private func component(
    _ node: SettingNode, kind: String, controls: [String], problems: inout [Diagnostic]
  ) -> ComponentSpec? {
    switch node.value {
    case .string(let name):
      return ComponentSpec(name: name, place: node.place, folder: folder)
    case .map(let entries):
      let named = entries.filter { !controls.contains($0.name) }
      guard let first = named.first else {
        problems.append(Diagnostic("missing-name", "this \(kind) has no name", at: node.place))
        return nil
      }
      for extra in named.dropFirst() {
        problems.append(stray(extra, beside: first, kind: kind, controls: controls))
      }
      var spec = ComponentSpec(name: first.name, place: first.namePlace, folder: folder, options: first.node)
      spec.condition = node["when"].flatMap { controls.contains("when") ? $0.node : nil }
      spec.label = node["label"].flatMap { controls.contains("label") ? $0.node : nil }
      spec.onFailure = node["on-failure"].flatMap { controls.contains("on-failure") ? $0.node : nil }
      spec.perLanguage = node["per-language"].flatMap { controls.contains("per-language") ? $0.node : nil }
      return spec
    default:
      problems.append(
        Diagnostic("wrong-type", "expected a \(kind)'s name, found \(node.kindDescription)", at: node.place))
      return nil
    }
  }

  private func stray(_ entry: SettingEntry, beside first: SettingEntry, kind: String, controls: [String]) -> Diagnostic
  {
    var hint = Suggestion.hint(for: entry.name, among: controls)
    if hint == nil {
      let isUnder = entry.namePlace.start.column > first.namePlace.start.column
      hint = isUnder ? nil : "options of '\(first.name)' stand below it, two columns further in"
    }
    let allowed = controls.isEmpty ? [] : ["beside a \(kind)'s name may stand: \(controls.joined(separator: ", "))"]
    return Diagnostic(
      "unknown-control", "'\(entry.name)' cannot stand beside the \(kind) '\(first.name)'", at: entry.namePlace,
      hint: hint,
      notes: allowed)
  }
}
