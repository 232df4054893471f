import PipelineCore

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
    /// How often it was tried again after an error that passes.
    var retried = 0
    var seconds = 0.0
  }

  /// What one document took, and the step that took most of it.
  typealias Latest = (seconds: Double, step: Int, stepSeconds: Double)

  private(set) var counts: [Count]
  /// What the document at hand took.
  private(set) var latest: Latest = (0, 0, 0)

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

  mutating func retry(at index: Int) { counts[index].retried += 1 }

  /// Notes a document that is known to fail at a step, so that none of the steps is run again.
  mutating func failKnown(at index: Int) {
    for earlier in 0..<index { counts[earlier].reused += 1 }
    counts[index].entered += 1
    counts[index].failed += 1
  }

  /// Notes a document at which a step ended the process; nil for what is no step's.
  mutating func die(at index: Int?) {
    guard let index else { return }
    for earlier in 0..<min(index + 1, counts.count) { counts[earlier].entered += 1 }
    if index < counts.count { counts[index].failed += 1 }
  }

  mutating func merge(_ other: StepTimes) {
    for index in counts.indices {
      counts[index].entered += other.counts[index].entered
      counts[index].skipped += other.counts[index].skipped
      counts[index].reused += other.counts[index].reused
      counts[index].dropped += other.counts[index].dropped
      counts[index].failed += other.counts[index].failed
      counts[index].retried += other.counts[index].retried
      counts[index].seconds += other.counts[index].seconds
    }
    latest.seconds += other.latest.seconds
    if other.latest.stepSeconds > latest.stepSeconds {
      (latest.step, latest.stepSeconds) = (other.latest.step, other.latest.stepSeconds)
    }
  }
}

extension StepTimes {
  /// Writes the counts.
  func write(to writer: inout ByteWriter) {
    for count in counts {
      writer.count(count.entered)
      writer.count(count.skipped)
      writer.count(count.reused)
      writer.count(count.dropped)
      writer.count(count.failed)
      writer.count(count.retried)
      writer.double(count.seconds)
    }
  }

  /// The counts of one document at as many steps as there are.
  init(from reader: inout ByteReader, count: Int) throws {
    self.init(count: count)
    for index in counts.indices {
      counts[index].entered = try reader.integer()
      counts[index].skipped = try reader.integer()
      counts[index].reused = try reader.integer()
      counts[index].dropped = try reader.integer()
      counts[index].failed = try reader.integer()
      counts[index].retried = try reader.integer()
      counts[index].seconds = try reader.double()
      latest.seconds += counts[index].seconds
      if counts[index].seconds > latest.stepSeconds {
        (latest.step, latest.stepSeconds) = (index, counts[index].seconds)
      }
    }
  }
}
