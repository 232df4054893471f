import PipelineCore

/// What makes one document stand for another.
struct Likeness {
  let gathered: Gathered
  /// The least share of common runs.
  let similarity: Double
  /// The least share of a text that a longer one must hold; 0 when holding does not count.
  let contained: Double

  /// How much two documents have in common: the part that both have of all runs that one of them has.
  func similarity(of left: Int, _ right: Int) -> Double {
    if gathered.prints[left] == gathered.prints[right] { return 1 }
    return gathered.sketches.withRow(left) { left in
      gathered.sketches.withRow(right) { right in Sketch.similarity(left, right) }
    }
  }

  /// Whether the first document can stand for the second, and the second for the first.
  func standing(_ left: Int, _ right: Int) -> (leftForRight: Bool, rightForLeft: Bool) {
    let value = similarity(of: left, right)
    if value >= similarity { return (true, true) }
    if contained == 0 { return (false, false) }
    // |A ∩ B| = J (|A| + |B|) / (1 + J).
    let (leftRuns, rightRuns) = (Double(gathered.runs[left]), Double(gathered.runs[right]))
    let common = value * (leftRuns + rightRuns) / (1 + value)
    let isHeld = common >= contained * min(leftRuns, rightRuns)
    return (isHeld && leftRuns >= rightRuns, isHeld && rightRuns >= leftRuns)
  }

  /// Whether `representative` can stand for `other`.
  func canStand(_ representative: Int, for other: Int) -> Bool {
    standing(representative, other).leftForRight
  }
}
