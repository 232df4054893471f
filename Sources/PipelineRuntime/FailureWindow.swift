import PipelinePlan

/// Counts failures in document order against what a run allows, so that it ends at the same document for any number of workers.
struct FailureWindow: Sendable {
  let allowance: FailureAllowance
  /// The places of the failures that count, in order; never more than are allowed and one.
  private var places: [Int] = []

  init(_ allowance: FailureAllowance) { self.allowance = allowance }

  /// Counts the failure of the document at `place`; true when there are more now than are allowed.
  mutating func exceeds(failingAt place: Int) -> Bool {
    places.append(place)
    if let window = allowance.window {
      places.removeFirst(places.firstIndex { $0 > place - window } ?? 0)
    }
    return places.count > allowance.failures
  }
}
