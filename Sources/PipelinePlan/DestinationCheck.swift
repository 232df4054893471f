import PipelineCore

/// Checks that no two sinks write to the same place.
enum DestinationCheck {
  static func problems(of sinks: [Planner.PlannedSink]) -> [Diagnostic] {
    var taken: Set<OutputPlace> = []
    return sinks.compactMap { sink in
      guard let path = sink.component.destination, let place = OutputPlace(path), !taken.insert(place).inserted else {
        return nil
      }
      return Diagnostic(
        "same-destination", "another sink writes to '\(path)' already",
        at: sink.spec.options?["path"]?.node.place ?? sink.spec.place)
    }
  }
}
