import CProcesses
import Glibc
import PipelineCore
import PipelinePlan
import Synchronization

/// The worker processes of a run.
///
/// All are forked from one supervisor, which is this program started again, has a single thread, and has made the plan and learned every model before it forks:
/// so a process that a document has ended is replaced within a few milliseconds, and models are in memory once.
final class WorkerPool: Sendable {
  private struct State {
    var idle: [Conversation] = []
    var freeSlots: [Int]
  }

  let limits: DocumentLimits
  let keepsFailures: Bool
  private let plan: Plan
  private let page: WorkPage
  private let program: WorkerProgram
  private let setup: WorkerSetup
  /// Started when the first document needs it: a run that finds everything in its journal has none.
  private let supervisor = Mutex<Supervisor?>(nil)
  private let state: Mutex<State>

  /// A pool for `plan` without processes yet.
  init(_ program: WorkerProgram, plan: Plan, options: RunOptions, hasJournal: Bool) throws {
    limits = options.limits
    keepsFailures = options.quarantine != nil
    self.plan = plan
    let slots = 2 * options.workers + 2
    page = try WorkPage(count: slots)
    state = Mutex(State(freeSlots: Array((0..<slots).reversed())))
    self.program = program
    setup = WorkerSetup(
      fingerprint: plan.fingerprint, verify: options.verify, hasJournal: hasJournal,
      keepsFailures: keepsFailures, memory: options.limits.memory, retries: options.retries)
  }

  /// Has the supervisor learn a corpus stage's model from what was gathered; processes forked from then on have it.
  ///
  /// - Throws: ``RunError`` when it cannot, or the program cannot be started or comes to another plan.
  func learn(step: Int, from state: [UInt8]) throws {
    retireIdle()
    try withSupervisor { try $0.learn(plan.steps[step].label, step: step, from: state) }
  }

  private func withSupervisor<Result: Sendable>(_ body: (Supervisor) throws -> Result) throws -> Result {
    try supervisor.withLock { supervisor in
      let started = try supervisor ?? Supervisor(program, page: page, setup: setup)
      supervisor = started
      return try body(started)
    }
  }

  /// A process that waits for requests.
  ///
  /// - Throws: ``RunError`` when the program cannot be started, or comes to another plan.
  func take() throws -> Conversation {
    if let conversation = state.withLock({ $0.idle.popLast() }) { return conversation }
    guard let slot = state.withLock({ $0.freeSlots.popLast() }) else {
      throw RunError("there are too many worker processes")
    }
    do {
      let process = try withSupervisor { try $0.fork(slot: page[slot], number: slot) }
      return Conversation(with: process, limits: limits)
    } catch {
      state.withLock { $0.freeSlots.append(slot) }
      throw error
    }
  }

  /// Takes a process back; one that is not idle, or has grown, is ended.
  func giveBack(_ conversation: Conversation, isIdle: Bool) {
    conversation.process.forwardOutput()
    if isIdle, !conversation.process.slot.isWorn {
      state.withLock { $0.idle.append(conversation) }
    } else {
      retire(conversation.process)
    }
  }

  /// Says how a process ended, and forgets it.
  func bury(_ process: WorkerProcess, _ cause: WorkerDeath.Cause?) throws -> WorkerDeath {
    if cause == nil { process.waitForEnd() }
    process.kill()
    let ending = try withSupervisor { try $0.wait(for: process.id) }
    let step = process.slot.step
    let words = process.lastWords
    let base = process.slot.baseMemory
    let memory = DocumentLimits.memory(limits.memory, forBytes: process.slot.bytes)
    forget(process)
    var found = cause ?? WorkerDeath.Cause(status: ending.status)
    // The kernel refuses memory beyond the limit, which ends the process by a trap: what it had at most tells it from others.
    if cause == nil, case .signal = found, ending.peakMemory - base > memory / 10 * 8 { found = .memory(memory) }
    return WorkerDeath(cause: found, step: step, lastWords: words)
  }

  /// The failure with the document as it was loaded and as it came to the step that failed.
  func complete(_ failure: Failure, of document: Document) throws -> Failure {
    guard keepsFailures else { return failure }
    var failure = failure
    failure.document = try? document.encoded()
    guard let step = failure.step(among: plan.steps) else { return failure }
    var lane = Lane(self)
    defer { lane.end() }
    try lane.ask(.request(.prepare(document, step: step)))
    if case .answered(_, var answer) = try lane.next(), !answer.isAtEnd { failure.input = answer.rest() }
    return failure
  }

  /// Ends all processes; their processor time then counts as our children's.
  func close() {
    retireIdle()
    supervisor.withLock { supervisor in
      supervisor?.close()
      supervisor = nil
    }
  }

  private func retireIdle() {
    let idle = state.withLock { state in
      defer { state.idle = [] }
      return state.idle
    }
    for conversation in idle { retire(conversation.process) }
  }

  private func retire(_ process: WorkerProcess) {
    process.kill()
    _ = try? withSupervisor { try $0.wait(for: process.id) }
    forget(process)
  }

  private func forget(_ process: WorkerProcess) {
    process.close()
    state.withLock { $0.freeSlots.append(process.slotNumber) }
  }
}
