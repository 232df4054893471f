import PipelineCore

/// Makes the components that a spec names, and gathers what is wrong with each.
struct Planner {
  let registry: Registry
  var problems: [Diagnostic]

  /// A sink with its options as JSON.
  struct PlannedSink {
    let component: any Sink
    let options: JSONValue
    let spec: ComponentSpec
  }

  /// A source.
  struct PlannedSource {
    let component: any Source
  }

  // MARK: Sources and sinks

  mutating func sources(_ spec: PipelineSpec) -> [PlannedSource] {
    if spec.sources.isEmpty, spec.isPipeline {
      missing("no-source", "the pipeline has no 'source'", at: spec.place, hint: "add 'source:', or give --input")
    }
    return spec.sources.compactMap { source in
      guard let type = registry.sources[source.name] else {
        unknown("source", source, among: registry.sources.keys.sorted(), elsewhere: Array(registry.stages.keys))
        return nil
      }
      return make(type, source)
    }
  }

  mutating func sinks(_ spec: PipelineSpec) -> [PlannedSink] {
    if spec.sinks.isEmpty, spec.isPipeline {
      missing(
        "no-sink", "the pipeline has no 'sinks'", at: spec.place, hint: "add 'sinks:' and a list, or give --output")
    }
    return spec.sinks.compactMap { sink in
      guard let type = registry.sinks[sink.name] else {
        unknown("sink", sink, among: registry.sinks.keys.sorted(), elsewhere: Array(registry.stages.keys))
        return nil
      }
      return make(type, sink)
    }
  }

  private mutating func make<Made: Source>(_ type: Made.Type, _ spec: ComponentSpec) -> PlannedSource? {
    build(type, spec).map { PlannedSource(component: $0.component) }
  }

  private mutating func make<Made: Sink>(_ type: Made.Type, _ spec: ComponentSpec) -> PlannedSink? {
    build(type, spec).map { PlannedSink(component: $0.component, options: $0.options.json, spec: spec) }
  }

  private mutating func build<Made: Component>(_ type: Made.Type, _ spec: ComponentSpec) -> Built<Made>? {
    type.build(from: spec.options, at: spec.place, folder: spec.folder, problems: &problems)
  }

  // MARK: Stages

  mutating func steps(_ spec: PipelineSpec) -> [Plan.Step] {
    var labels = Labels()
    return spec.stages.compactMap { stage in
      let label = labels.label(of: stage, problems: &problems)
      let condition = stage.condition.flatMap { Condition.parse($0, problems: &problems) }
      let policy = stage.onFailure.flatMap { Plan.FailurePolicy.decode($0, problems: &problems) } ?? .quarantine
      guard let type = registry.stages[stage.name] else {
        unknown("stage", stage, among: registry.stages.keys.sorted(), elsewhere: Array(registry.sinks.keys))
        return nil
      }
      return step(type, stage, label: label, condition: condition, policy: policy)
    }
  }

  private mutating func step<Made: Component>(
    _ type: Made.Type, _ spec: ComponentSpec, label: String, condition: Condition?, policy: Plan.FailurePolicy
  ) -> Plan.Step? {
    let built = build(type, spec)
    let variants = VariantReader(spec: spec).variants(of: built, problems: &problems)
    return built.map {
      Plan.Step(
        label: label, component: $0.component,
        contract: variants.reduce($0.contract) { $0.united(with: $1.contract) }, condition: condition,
        onFailure: policy, options: $0.options.json, place: spec.place,
        revision: registry.revision(of: type),
        variants: variants.map {
          Plan.Step.Variant(language: $0.language, component: $0.built.component, options: $0.built.options.json)
        })
    }
  }

  // MARK: Mistakes

  private mutating func missing(_ id: String, _ message: String, at place: Place, hint: String) {
    problems.append(Diagnostic(id, message, at: place, hint: hint))
  }

  private mutating func unknown(
    _ kind: String, _ spec: ComponentSpec, among names: [String], elsewhere: [String]
  ) {
    var notes = ["\(kind)s: \(names.joined(separator: ", "))"]
    if elsewhere.contains(spec.name) { notes.insert("'\(spec.name)' is no \(kind)", at: 0) }
    problems.append(
      Diagnostic(
        "unknown-\(kind)", "there is no \(kind) '\(spec.name)'", at: spec.place,
        hint: Suggestion.hint(for: spec.name, among: names), notes: notes))
  }
}

/// Gives every step a name of its own.
private struct Labels {
  /// What stands for a step where none is meant.
  private static let reserved: Set = ["source", "output"]
  private var taken: Set<String> = []

  mutating func label(of stage: ComponentSpec, problems: inout [Diagnostic]) -> String {
    if let node = stage.label, let label = String.decode(node, problems: &problems) {
      if Labels.reserved.contains(label) {
        problems.append(
          Diagnostic("reserved-label", "'\(label)' is what reports call what is no stage", at: node.place))
      } else if !taken.insert(label).inserted {
        problems.append(Diagnostic("duplicate-label", "another stage is called '\(label)' already", at: node.place))
      }
      return label
    }
    var label = stage.name
    var number = 2
    while !taken.insert(label).inserted {
      label = "\(stage.name)-\(number)"
      number += 1
    }
    return label
  }
}
