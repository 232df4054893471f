public import PipelinePlan

/// How a plan is run; none of it changes what comes out.
public struct RunOptions: Sendable {
  /// How many documents are worked on at once.
  public var workers: Int
  /// Take no more than this many documents.
  public var limit: Int?
  /// End the run at the first document that fails.
  public var failFast = false
  /// Check every layer after every step; a layer that contradicts its text ends the run.
  public var verify = false
  /// The folder that failed documents go to; nil counts them only.
  public var quarantine: String?
  /// The command line that asks for the run; the quarantine keeps it, so that the run can be given again.
  public var command: RunCommand?
  /// Takes a sample of the documents, for a page to show; nil takes none.
  public var collector: SampleCollector?
  /// The file that remembers what was done to each document, so that no later run does it again; nil remembers nothing.
  public var journal: String?
  /// The journal, where it is held from one run to the next; goes before ``journal``.
  public var heldJournal: HeldJournal?
  /// Where the run tells what it does.
  public var observers = RunObservers()
  /// Where the steps run.
  public var isolation = Isolation.none
  /// What one document may take.
  public var limits = DocumentLimits()
  /// About how many bytes of input may be in memory at once; a single larger document still passes.
  public var inputBytesInMemory = 64 << 20

  /// How many documents may fail before the run ends; nil for any number.
  public var maxFailures: FailureAllowance?
  /// How often a step is tried again after an error that passes.
  public var retries = 5

  /// The options of a run with `workers` workers.
  public init(workers: Int) {
    self.workers = max(1, workers)
  }

  /// Takes what a pipeline file says of how it is run.
  ///
  /// - Parameter program: the program that worker processes run.
  public mutating func apply(_ settings: RunSettings, program: WorkerProgram) {
    isolation = settings.isolation == .process ? .process(program) : .none
    limits.bytes = settings.documentBytes
    limits.seconds = settings.documentSeconds
    limits.memory = settings.documentMemory << 20
    maxFailures = settings.maxFailures
    retries = settings.retries
  }
}

/// How far a run has come.
public struct RunProgress: Sendable {
  /// Which pass over the documents this is, from 1.
  public let pass: Int
  /// How many passes there are.
  public let passes: Int
  /// Documents done with in this pass.
  public let documents: Int
  /// Documents there are in all; nil when that is not known before the end.
  public let total: Int?
  /// Bytes of input done with in this pass.
  public let bytes: Int
  /// Documents that failed so far.
  public let failed: Int
}
