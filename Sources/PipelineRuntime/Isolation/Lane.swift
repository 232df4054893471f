import PipelineCore

/// A row of requests to one worker process, which is replaced when it ends.
struct Lane {
  /// What came of a request.
  enum Reply {
    /// There was no request to make.
    case refused(Failure)
    /// The answer.
    case answered(WorkerRequest, [UInt8])
    /// The process ended over the document.
    case died(WorkerRequest, Document, WorkerDeath)
  }

  private struct Pending {
    let index: Int
    let request: Result<(WorkerRequest, bytes: [UInt8]), Failure>
    var attempts = 0
  }

  /// How many requests are on their way: one that is worked on, and one that is read meanwhile.
  private static let window = 2
  /// How often a document is given to a new process when one ended that was not at work on it.
  private static let attempts = 3

  private let pool: WorkerPool
  private var conversation: Conversation?
  private var pending: [Pending] = []

  init(_ pool: WorkerPool) { self.pool = pool }

  /// Makes `count` requests, one after another, and gives what comes of each to `take`, in the same order; `take` says whether to go on.
  ///
  /// - Throws: ``RunError`` when no process can be started, and what `take` throws.
  mutating func run(
    _ count: Int, request: (Int) -> Result<WorkerRequest, Failure>, take: (Int, Reply) throws -> Bool
  ) throws {
    var next = 0
    pending = []
    while true {
      while next < count, pending.count < Lane.window {
        add(next, request(next))
        next += 1
      }
      guard let first = pending.first else { return }
      switch first.request {
      case .failure(let failure):
        pending.removeFirst()
        if try !take(first.index, .refused(failure)) { return }
      case .success(let (request, _)):
        if conversation == nil { try begin() }
        switch conversation?.next() {
        case .answer(let answer):
          pending.removeFirst()
          if try !take(first.index, .answered(request, answer)) { return }
        case .ended(let cause):
          if let (document, death) = try bury(request, cause) {
            pending.removeFirst()
            if try !take(first.index, .died(request, document, death)) { return }
          }
        case nil: return
        }
      }
    }
  }

  /// Gives the process back.
  mutating func end() {
    guard let conversation else { return }
    pool.giveBack(conversation.process, isIdle: pending.isEmpty)
    self.conversation = nil
  }

  private mutating func add(_ index: Int, _ request: Result<WorkerRequest, Failure>) {
    let encoded = request.flatMap { request in
      Result { (request, bytes: try request.encoded()) }.mapError { error in
        let message = "it cannot be given to a worker process: \(error)"
        return request.document.map { Failure($0, stage: "source", message: message) }
          ?? Failure(id: "", stage: "source", message: message, path: "", bytes: [])
      }
    }
    pending.append(Pending(index: index, request: encoded))
    if case .success(let (_, bytes)) = encoded { conversation?.ask(bytes) }
  }

  /// Takes a process and makes the requests that wait.
  private mutating func begin() throws {
    conversation = Conversation(with: try pool.take(), limits: pool.limits)
    for waiting in pending {
      if case .success(let (_, bytes)) = waiting.request { conversation?.ask(bytes) }
    }
  }

  /// Finds out how the process ended over `request`, the first one that is pending; nil when it is to be tried again.
  private mutating func bury(_ request: WorkerRequest, _ cause: WorkerDeath.Cause?) throws -> (Document, WorkerDeath)? {
    guard let process = conversation?.process else { return nil }
    conversation = nil
    let isAtWork = process.slot.place == request.place && request.place != nil
    let death = try pool.bury(process, cause)
    pending[0].attempts += 1
    // A process that was killed from outside may have been in the way of something else.
    let isSuspect = isAtWork && (death.cause != .signal(9) || pending[0].attempts > 1)
    if !isSuspect, pending[0].attempts < Lane.attempts { return nil }
    guard let document = request.document else {
      throw RunError("a worker process ended while it handed over what it had gathered: \(death.message)")
    }
    return (document, death)
  }
}
