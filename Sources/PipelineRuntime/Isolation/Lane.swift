import Glibc
import PipelineCore

/// A row of requests to one worker process, which is replaced when it ends.
struct Lane {
  /// What is to be done about one of a row of documents.
  enum Task {
    /// A request.
    case request(WorkerRequest)
    /// Nothing: the journal had it.
    case recalled(FinalWork.Recalled)
    /// Nothing: it has failed.
    case refused(Failure)
  }

  /// What came of it.
  enum Reply {
    case recalled(FinalWork.Recalled)
    case refused(Failure)
    /// The answer.
    case answered(WorkerRequest, [UInt8])
    /// The process ended over the document.
    case died(WorkerRequest, Document, WorkerDeath)
  }

  private struct Pending {
    let index: Int
    let task: Task
    /// The request as it is sent.
    var bytes: [UInt8] = []
    var attempts = 0
    /// How a process ended over it.
    var death: WorkerDeath?
  }

  /// How many requests, or bytes of them, are on their way; half of them are worked on while the other half is prepared.
  private static let window = (requests: 16, bytes: 256 << 10)
  /// How often a document is given to a new process when one ended that was not at work on it.
  private static let attempts = 3

  private let pool: WorkerPool
  private var conversation: Conversation?
  private var pending: [Pending] = []
  private var pendingBytes = 0

  init(_ pool: WorkerPool) { self.pool = pool }

  /// Makes `count` requests, one after another, and gives what comes of each to `take`, in the same order; `take` says whether to go on.
  ///
  /// - Throws: ``RunError`` when no process can be started, and what `take` throws.
  mutating func run(
    _ count: Int, task: (Int) -> Task, take: (Int, Reply) throws -> Bool
  ) throws {
    var next = 0
    pending = []
    pendingBytes = 0
    var unsent = 0
    while true {
      while next < count, pending.isEmpty || pending.count < Lane.window.requests && pendingBytes < Lane.window.bytes {
        add(next, task(next))
        next += 1
        unsent += 1
        if unsent >= Lane.window.requests / 2 {
          conversation?.send()
          unsent = 0
        }
      }
      guard let first = pending.first else { return }
      guard let reply = try reply(to: first) else { continue }
      pending.removeFirst()
      pendingBytes -= first.bytes.count
      if try !take(first.index, reply) { return }
    }
  }

  /// Gives the process back.
  mutating func end() {
    guard let conversation else { return }
    pool.giveBack(conversation.process, isIdle: pending.isEmpty)
    self.conversation = nil
  }

  /// What comes of the first request that is pending; nil when its process has ended, and it is to be asked again.
  private mutating func reply(to first: Pending) throws -> Reply? {
    switch first.task {
    case .recalled(let recalled): return .recalled(recalled)
    case .refused(let failure): return .refused(failure)
    case .request(let request):
      if let death = first.death {
        guard let document = request.document else {
          throw RunError("a worker process ended while it handed over what it had gathered: \(death.message)")
        }
        return .died(request, document, death)
      }
      if conversation == nil { try begin() }
      switch conversation?.next() {
      case .answer(let answer): return .answered(request, answer)
      case .ended(let cause): try bury(cause)
      case nil: break
      }
      return nil
    }
  }

  private mutating func add(_ index: Int, _ task: Task) {
    guard case .request(let request) = task else { return pending.append(Pending(index: index, task: task)) }
    do {
      let bytes = try request.encoded()
      pending.append(Pending(index: index, task: task, bytes: bytes))
      pendingBytes += bytes.count
      conversation?.ask(bytes)
    } catch {
      let message = "it cannot be given to a worker process: \(error)"
      let failure =
        request.document.map { Failure($0, stage: Failure.atSource, message: message) }
        ?? Failure(id: "", stage: Failure.atSource, message: message, path: "", bytes: [])
      pending.append(Pending(index: index, task: .refused(failure)))
    }
  }

  /// Takes a process and makes the requests that wait.
  private mutating func begin() throws {
    conversation = Conversation(with: try pool.take(), limits: pool.limits)
    for waiting in pending where waiting.death == nil {
      if case .request = waiting.task { conversation?.ask(waiting.bytes) }
    }
    conversation?.send()
  }

  /// Finds out how the process ended, and over which of the requests that are pending; answers that it had not sent are made again.
  private mutating func bury(_ cause: WorkerDeath.Cause?) throws {
    guard let process = conversation?.process else { return }
    conversation = nil
    let place = process.slot.place
    let death = try pool.bury(process, cause)
    let atHand = pending.firstIndex { entry in
      guard let place, case .request(let request) = entry.task else { return false }
      return entry.death == nil && request.place == place
    }
    let index = atHand ?? 0
    pending[index].attempts += 1
    // A process that was killed from outside may have been in the way of something else.
    let isSuspect = atHand != nil && (death.cause != .signal(SIGKILL) || pending[index].attempts > 1)
    if isSuspect || pending[index].attempts == Lane.attempts { pending[index].death = death }
  }
}
