import PipelineCore

/// Checks that the fields a sink is asked to write are there to be written.
enum FieldCheck {
  /// What every document has, and what sources may give.
  private static let given = ["text", "origin", "title", "language", "metadata"]

  static func problems(of sinks: [Planner.PlannedSink], after steps: [Plan.Step]) -> [Diagnostic] {
    let written = steps.flatMap { ($0.contract.writes + $0.contract.updates).map(\.name) }
    let known = given + written
    return sinks.flatMap { sink in
      (sink.component.fields ?? []).enumerated().filter { !known.contains($0.element) }.map { place, field in
        Diagnostic(
          "unknown-field", "no stage writes '\(field)'", at: self.place(of: place, in: sink.spec),
          hint: Suggestion.hint(for: field, among: known),
          notes: ["fields here: \(Set(known).sorted().joined(separator: ", "))"])
      }
    }
  }

  /// Where the field at `index` of the option's list stands.
  private static func place(of index: Int, in spec: ComponentSpec) -> Place {
    guard case .list(let nodes)? = spec.options?["fields"]?.node.value, nodes.indices.contains(index) else {
      return spec.place
    }
    return nodes[index].place
  }
}
