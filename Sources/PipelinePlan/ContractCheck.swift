import PipelineCore

/// Checks that every stage finds what it asked for, and that none spoils what an earlier one wrote.
struct ContractCheck {
  let registry: Registry
  let specs: [ComponentSpec]

  /// A step that writes a layer.
  private struct Writer {
    let step: Plan.Step
    let layer: LayerInfo
  }

  func problems(of steps: [Plan.Step]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var writers: [String: [Writer]] = [:]
    for (index, step) in steps.enumerated() {
      for layer in step.contract.reads {
        problems += reading(layer, by: step, from: writers[layer.name] ?? [], laterSteps: steps[(index + 1)...])
      }
      if step.contract.rewritesText || step.contract.decodes {
        problems += rewriting(by: step, after: writers.values.flatMap { $0 })
      }
      for layer in step.contract.writes {
        problems += writing(layer, by: step, after: writers[layer.name] ?? [])
        writers[layer.name, default: []].append(Writer(step: step, layer: layer))
      }
      for layer in step.contract.readsIfPresent + step.contract.updates {
        problems += typeClash(layer, of: step, with: writers[layer.name] ?? [])
      }
    }
    return problems
  }

  private func reading(
    _ layer: LayerInfo, by step: Plan.Step, from writers: [Writer], laterSteps: ArraySlice<Plan.Step>
  ) -> [Diagnostic] {
    let clash = typeClash(layer, of: step, with: writers)
    if !clash.isEmpty { return clash }
    if writers.isEmpty {
      return [
        Diagnostic(
          "missing-layer", "'\(step.label)' reads '\(layer.name)', which no earlier stage writes", at: step.place,
          hint: hint(for: layer, laterSteps: laterSteps))
      ]
    }
    let isSure = writers.contains { $0.step.condition == nil || $0.step.condition?.source == step.condition?.source }
    if isSure { return [] }
    let conditions = writers.compactMap { $0.step.condition?.source }.joined(separator: "' or '")
    return [
      Diagnostic(
        "conditional-layer",
        "'\(step.label)' reads '\(layer.name)', which is there only when '\(conditions)'", at: step.place,
        hint: "give '\(step.label)' the same 'when'")
    ]
  }

  private func hint(for layer: LayerInfo, laterSteps: ArraySlice<Plan.Step>) -> String? {
    if let later = laterSteps.first(where: { $0.contract.writes.contains { $0.name == layer.name } }) {
      return "put '\(later.label)' (line \(later.place.start.line)) before it"
    }
    let names = registry.stages.compactMap { name, type in writes(type, layer) ? name : nil }.sorted()
    return names.isEmpty ? nil : "put '\(names.joined(separator: "' or '"))' before it"
  }

  private func writes<Made: Component>(_ type: Made.Type, _ layer: LayerInfo) -> Bool {
    var ignored: [Diagnostic] = []
    let built = type.build(from: nil, at: .commandLine, folder: ".", problems: &ignored)
    return built?.contract.writes.contains { $0.name == layer.name } ?? false
  }

  private func writing(_ layer: LayerInfo, by step: Plan.Step, after writers: [Writer]) -> [Diagnostic] {
    let clash = typeClash(layer, of: step, with: writers)
    if !clash.isEmpty { return clash }
    // Two writers may share a layer when conditions part their documents.
    guard let earlier = writers.first(where: { $0.step.condition == nil || step.condition == nil }) else { return [] }
    return [
      Diagnostic(
        "layer-written-twice", "'\(step.label)' writes '\(layer.name)', which '\(earlier.step.label)' has written",
        at: step.place, hint: "leave out one of them, or part them by 'when'")
    ]
  }

  private func rewriting(by step: Plan.Step, after writers: [Writer]) -> [Diagnostic] {
    let bound = writers.filter(\.layer.refersToText).sorted {
      ($0.step.place.start, $0.layer.name) < ($1.step.place.start, $1.layer.name)
    }
    guard let first = bound.first else { return [] }
    return [
      Diagnostic(
        "text-changed-late",
        "'\(step.label)' changes the text after '\(first.step.label)' has written '\(first.layer.name)' about it",
        at: step.place, hint: "put it before '\(first.step.label)' (line \(first.step.place.start.line))")
    ]
  }

  private func typeClash(_ layer: LayerInfo, of step: Plan.Step, with writers: [Writer]) -> [Diagnostic] {
    guard let other = writers.first(where: { $0.layer.contentType != layer.contentType }) else { return [] }
    return [
      Diagnostic(
        "layer-type",
        "'\(step.label)' takes '\(layer.name)' for \(layer.contentType), but '\(other.step.label)' writes it as "
          + other.layer.contentType, at: step.place)
    ]
  }
}
