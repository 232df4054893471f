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
    case answered(WorkerRequest, ByteReader)
    /// The process ended over the document.
    case died(WorkerRequest, Document, WorkerDeath)
  }

  private struct Pending {
    let task: Task
    /// How many bytes the request has as it is sent.
    var byteCount = 0
    var attempts = 0
    /// How a process ended over it.
    var death: WorkerDeath?
  }

  /// How many requests, or bytes of them, are on their way: enough that the process never waits for the next.
  private static let window = (requests: 64, bytes: 512 << 10)
  /// So many requests are sent at once.
  private static let group = 16
  /// How often a document is given to a new process when one ended that was not at work on it.
  private static let attempts = 3

  private let pool: WorkerPool
  private var conversation: Conversation?
  private var pending: [Pending] = []
  private var pendingBytes = 0
  private var unsent = 0

  init(_ pool: WorkerPool) { self.pool = pool }

  /// Whether enough is on its way.
  var isFull: Bool {
    !pending.isEmpty && (pending.count >= Lane.window.requests || pendingBytes >= Lane.window.bytes)
  }

  /// Whether the process wants to be replaced, which it is when nothing is on its way.
  var isWorn: Bool { conversation?.process.slot.isWorn == true }

  /// Puts a task behind the others; ``next()`` gives what comes of each, in the same order.
  ///
  /// - Throws: ``RunError`` when no process can be started.
  mutating func ask(_ task: Task) throws {
    try add(task)
    unsent += 1
    if unsent == Lane.group {
      conversation?.send()
      unsent = 0
    }
  }

  /// Waits for what comes of the first task that is on its way; nil when there is none.
  ///
  /// - Throws: ``RunError`` when no process can be started.
  mutating func next() throws -> Reply? {
    while let first = pending.first {
      guard let reply = try reply(to: first) else { continue }
      pending.removeFirst()
      pendingBytes -= first.byteCount
      return reply
    }
    return nil
  }

  /// Hands on what the process has printed, and gives it back where nothing is on its way and it wants to be replaced.
  mutating func settle() {
    conversation?.process.forwardOutput()
    if isWorn, pending.isEmpty { end() }
  }

  /// Gives the process back.
  mutating func end() {
    guard let conversation else { return }
    pool.giveBack(conversation, isIdle: pending.isEmpty)
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
      switch try begun().next() {
      case .answer(let answer): return .answered(request, answer)
      case .ended(let cause):
        try bury(cause)
        return nil
      }
    }
  }

  private mutating func add(_ task: Task) throws {
    guard case .request(let request) = task else { return pending.append(Pending(task: task)) }
    let conversation = try begun()
    do {
      let byteCount = try conversation.ask(request)
      pending.append(Pending(task: task, byteCount: byteCount))
      pendingBytes += byteCount
    } catch {
      let message = "it cannot be given to a worker process: \(error)"
      let failure =
        request.document.map { Failure($0, stage: Failure.atSource, message: message) }
        ?? Failure(id: "", stage: Failure.atSource, message: message, path: "", bytes: [])
      pending.append(Pending(task: .refused(failure)))
    }
  }

  /// The conversation at hand; without one takes a process and makes the requests that wait.
  private mutating func begun() throws -> Conversation {
    if let conversation { return conversation }
    let conversation = try pool.take()
    self.conversation = conversation
    for waiting in pending where waiting.death == nil {
      if case .request(let request) = waiting.task { _ = try conversation.ask(request) }
    }
    conversation.send()
    return conversation
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
