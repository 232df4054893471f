/// What a run did, with a count that adds up.
public struct RunReport: Sendable, Codable, Equatable {
  /// A document that failed.
  public struct FailedDocument: Sendable, Codable, Equatable {
    /// Its id.
    public let id: String
    /// The step that failed; `source` when it could not be loaded, `output` when it could not be written.
    public let stage: String
    /// What was wrong.
    public let error: String
    /// Its folder in the quarantine.
    public let quarantined: String?
  }

  /// What one step did.
  public struct StepCount: Sendable, Codable, Equatable {
    /// The step's label.
    public let label: String
    /// Documents it worked on.
    public var documents = 0
    /// Documents it was not for, by its condition.
    public var skipped = 0
    /// Documents whose result was known from an earlier run.
    public var reused = 0
    /// Documents it dropped.
    public var dropped = 0
    /// Documents it failed at.
    public var failed = 0
    /// How often it was tried again after an error that passes.
    public var retried = 0
    /// Seconds it took, over all workers.
    public var seconds = 0.0

    /// Documents that came to it.
    var arrived: Int { documents + skipped + reused }
    /// Documents that went on from it.
    var passed: Int { arrived - dropped - failed }
  }

  /// At most this many failed documents are listed; all are counted.
  static let listedFailures = 100

  /// The pipeline's name.
  public let pipeline: String
  /// The plan's fingerprint.
  public let fingerprint: String
  /// Documents taken from the sources.
  public internal(set) var read = 0
  /// Documents worked on in this run and written to every sink.
  public internal(set) var written = 0
  /// Documents written to every sink whose results were all known from an earlier run.
  public internal(set) var unchanged = 0
  /// Documents dropped, by reason.
  public internal(set) var dropped: [String: Int] = [:]
  /// Documents that failed.
  public internal(set) var failed = 0
  /// The first of those that failed.
  public internal(set) var failures: [FailedDocument] = []
  /// The document that ended the run, where one did.
  public internal(set) var ending: FailedDocument?
  /// How many documents were allowed to fail, when more did and the run ended for that.
  public internal(set) var exceeded: String?
  /// The steps, in order.
  public internal(set) var steps: [StepCount]
  /// Bytes of input.
  public internal(set) var bytes = 0
  /// Sentences in the documents written.
  public internal(set) var sentences = 0
  /// Keywords in the documents written.
  public internal(set) var keywords = 0
  /// Seconds from start to end.
  public internal(set) var seconds = 0.0
  /// Seconds of processor time, over all workers.
  public internal(set) var processorSeconds = 0.0
  /// Whether every document was done with.
  public internal(set) var isComplete = false
  /// Whether the reader of an output closed it, having seen enough.
  public internal(set) var outputWasClosed = false
  /// The id of the last document done with.
  public internal(set) var lastID: String?
  /// Where the output lies.
  public internal(set) var outputs: [String] = []
  /// The folder of documents that failed, when there is one.
  public internal(set) var quarantine: String?

  init(pipeline: String, fingerprint: String, labels: [String]) {
    self.pipeline = pipeline
    self.fingerprint = fingerprint
    steps = labels.map { StepCount(label: $0) }
  }

  /// Whether every document read is accounted for: in the whole run, and at every step.
  public var isBalanced: Bool {
    read == accounted && unbalancedStep == nil
  }

  /// Documents of which it is known what became of them.
  var accounted: Int { written + unchanged + dropped.values.reduce(0, +) + failed }

  /// The first step that fewer or more documents came to than the one before it let pass.
  var unbalancedStep: String? {
    for (step, next) in zip(steps, steps.dropFirst()) where step.passed != next.arrived { return next.label }
    return nil
  }

  /// 0 when all is done, 1 when some documents failed, 2 when the run did not come to its end.
  public var exitCode: Int32 {
    if outputWasClosed { return 0 }
    if !isComplete || !isBalanced { return 2 }
    return failed > 0 ? 1 : 0
  }

  mutating func add(_ failure: Failure, quarantined: String?) {
    failed += 1
    if failures.count < RunReport.listedFailures {
      failures.append(
        FailedDocument(id: failure.id, stage: failure.stage, error: failure.message, quarantined: quarantined))
    }
  }

  mutating func add(_ times: StepTimes) {
    for index in steps.indices {
      let count = times.counts[index]
      steps[index].documents += count.entered
      steps[index].skipped += count.skipped
      steps[index].reused += count.reused
      steps[index].dropped += count.dropped
      steps[index].failed += count.failed
      steps[index].retried += count.retried
      steps[index].seconds += count.seconds
    }
  }
}
