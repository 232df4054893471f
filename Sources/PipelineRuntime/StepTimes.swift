/// What became of documents at each step of a chain, and the time it took.
struct StepTimes: Sendable {
  /// What one step did.
  struct Count: Sendable {
    /// Documents it worked on, those it failed at and dropped among them.
    var entered = 0
    /// Documents it was not for.
    var skipped = 0
    /// Documents whose result the journal had.
    var reused = 0
    /// Documents it dropped, in this run or, by the journal, in an earlier one.
    var dropped = 0
    /// Documents it failed at.
    var failed = 0
    var seconds = 0.0
  }

  private(set) var counts: [Count]
  /// What the document at hand took, and the step that took most of it.
  private(set) var latest: (seconds: Double, step: Int, stepSeconds: Double) = (0, 0, 0)

  init(count: Int) {
    counts = Array(repeating: Count(), count: count)
  }

  mutating func add(_ duration: Duration, to index: Int) {
    let taken = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    counts[index].entered += 1
    counts[index].seconds += taken
    latest.seconds += taken
    if taken > latest.stepSeconds { (latest.step, latest.stepSeconds) = (index, taken) }
  }

  /// The next document begins.
  mutating func begin() { latest = (0, 0, 0) }

  mutating func skip(at index: Int) { counts[index].skipped += 1 }

  mutating func reuse(at index: Int) { counts[index].reused += 1 }

  mutating func drop(at index: Int) { counts[index].dropped += 1 }

  mutating func fail(at index: Int) { counts[index].failed += 1 }

  /// Notes a document that is known to fail at a step, so that none of the steps is run again.
  mutating func failKnown(at index: Int) {
    for earlier in 0..<index { counts[earlier].reused += 1 }
    counts[index].entered += 1
    counts[index].failed += 1
  }

  mutating func merge(_ other: StepTimes) {
    for index in counts.indices {
      counts[index].entered += other.counts[index].entered
      counts[index].skipped += other.counts[index].skipped
      counts[index].reused += other.counts[index].reused
      counts[index].dropped += other.counts[index].dropped
      counts[index].failed += other.counts[index].failed
      counts[index].seconds += other.counts[index].seconds
    }
    latest.seconds += other.latest.seconds
    if other.latest.stepSeconds > latest.stepSeconds {
      (latest.step, latest.stepSeconds) = (other.latest.step, other.latest.stepSeconds)
    }
  }
}
