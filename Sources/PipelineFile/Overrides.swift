import PipelineCore
import PipelinePlan

/// What the command line says instead of the pipeline file.
public struct Overrides: Sendable {
  /// Settings as `path=value`: `stages.summarise.sentences=5`.
  public var settings: [String] = []
  /// Inputs to read instead of the file's source; relative to the working folder.
  public var inputs: [String] = []
  /// The output to write instead of the file's sinks; relative to the working folder.
  public var output: String?

  /// No overrides.
  public init() {}

  func apply(to spec: inout PipelineSpec, problems: inout [Diagnostic]) {
    if !inputs.isEmpty { spec.sources = sources(instead: spec.sources) }
    if let output { spec.sinks = [sink(output, instead: spec.sinks)] }
    for setting in settings { apply(setting, to: &spec, problems: &problems) }
  }

  // MARK: Inputs and output

  /// Lines of JSON are read by `json-lines`, everything else by `files`, which keeps what the pipeline says besides the paths.
  private func sources(instead former: [ComponentSpec]) -> [ComponentSpec] {
    let lines = inputs.filter(Overrides.holdsJSONLines)
    let paths = inputs.filter { !Overrides.holdsJSONLines($0) }
    var sources: [ComponentSpec] = []
    if !paths.isEmpty {
      let options = SettingNode(.list(paths.map(Overrides.text)), at: .commandLine)
      sources.append(component("files", setting: "paths", to: options, keeping: former))
    }
    return sources + lines.map { component("json-lines", setting: "path", to: Overrides.text($0), keeping: former) }
  }

  private func sink(_ output: String, instead former: [ComponentSpec]) -> ComponentSpec {
    let name = Overrides.holdsJSONLines(output) ? "json-lines" : "json-folder"
    return component(name, setting: "path", to: Overrides.text(output), keeping: former)
  }

  private static func holdsJSONLines(_ path: String) -> Bool {
    path == "-" || [".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"].contains { path.hasSuffix($0) }
  }

  private static func text(_ string: String) -> SettingNode {
    SettingNode(.string(string), source: string, at: .commandLine)
  }

  private func component(
    _ name: String, setting option: String, to value: SettingNode, keeping former: [ComponentSpec]
  ) -> ComponentSpec {
    let earlier = former.first { $0.name == name }
    var spec = ComponentSpec(name: name, place: earlier?.place ?? .commandLine, folder: ".", options: earlier?.options)
    spec.options = (earlier?.options ?? SettingNode(.map([]), at: .commandLine)).setting([option], to: value)
    return spec
  }

  // MARK: Settings

  private func apply(_ setting: String, to spec: inout PipelineSpec, problems: inout [Diagnostic]) {
    func refuse(_ message: String, hint: String? = nil) {
      problems.append(Diagnostic("bad-setting", message, at: .commandLine, hint: hint))
    }
    guard let equals = setting.firstIndex(of: "=") else {
      return refuse("'\(setting)' is not a setting", hint: "write --set stages.NAME.OPTION=VALUE")
    }
    let path = setting[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard path.count >= 3 || (path.count == 2 && path[0] == "run") else {
      return refuse("'\(setting[..<equals])' names no option", hint: "write --set stages.NAME.OPTION=VALUE")
    }
    let file = SourceFile(path: Place.commandLine.file, bytes: Array(setting[setting.index(after: equals)...].utf8))
    let value = YAMLComposer.compose(file, problems: &problems) ?? SettingNode(.null, source: "", at: .commandLine)
    func set(_ components: inout [ComponentSpec]) {
      let named = components.indices.filter {
        components[$0].label?.source == path[1] || components[$0].name == path[1]
      }
      if named.isEmpty {
        let names = components.map { $0.label?.source ?? $0.name }
        refuse("'\(path[0])' of the pipeline has no '\(path[1])'", hint: Suggestion.hint(for: path[1], among: names))
      }
      for index in named {
        let options = components[index].options.flatMap { $0.value == .null ? nil : $0 }
        components[index].options = (options ?? SettingNode(.map([]), at: components[index].place))
          .setting(Array(path[2...]), to: value)
      }
    }
    switch path[0] {
    case "stages": set(&spec.stages)
    case "sinks": set(&spec.sinks)
    case "source": set(&spec.sources)
    case "run":
      let settings = spec.run.flatMap { $0.value == .null ? nil : $0 }
      spec.run = (settings ?? SettingNode(.map([]), at: .commandLine)).setting(Array(path[1...]), to: value)
    default:
      refuse(
        "'\(path[0])' has no settings",
        hint: Suggestion.hint(for: path[0], among: ["stages", "source", "sinks", "run"])
          ?? "begin with stages, source, sinks or run")
    }
  }
}

extension SettingNode {
  /// The node with the value at `path` replaced, mappings made on the way where there are none.
  func setting(_ path: [String], to value: SettingNode) -> SettingNode {
    guard let name = path.first else { return value }
    guard case .map(var entries) = self.value else {
      return SettingNode(.map([]), at: .commandLine).setting(path, to: value)
    }
    let index = entries.firstIndex { $0.name == name }
    let former = index.map { entries[$0].node } ?? SettingNode(.map([]), at: .commandLine)
    let entry = SettingEntry(
      name: name, namePlace: index.map { entries[$0].namePlace } ?? .commandLine,
      node: former.setting(Array(path.dropFirst()), to: value))
    if let index { entries[index] = entry } else { entries.append(entry) }
    return SettingNode(.map(entries), at: place)
  }
}
