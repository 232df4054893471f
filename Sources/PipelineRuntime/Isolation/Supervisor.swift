import CProcesses
import Glibc
import PipelineCore

/// What a supervisor needs to know besides the plan.
struct WorkerSetup {
  let fingerprint: String
  let verify: Bool
  let hasJournal: Bool
  let keepsFailures: Bool
  let memory: Int
  let retries: Int

  init(fingerprint: String, verify: Bool, hasJournal: Bool, keepsFailures: Bool, memory: Int, retries: Int) {
    self.fingerprint = fingerprint
    self.verify = verify
    self.hasJournal = hasJournal
    self.keepsFailures = keepsFailures
    self.memory = memory
    self.retries = retries
  }

  var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.string(fingerprint)
    for flag in [verify, hasJournal, keepsFailures] { writer.byte(flag ? 1 : 0) }
    writer.count(memory)
    writer.count(retries)
    return writer.bytes
  }

  init(encoded bytes: [UInt8]) throws {
    var reader = ByteReader(bytes)
    fingerprint = try reader.string()
    verify = try reader.byte() == 1
    hasJournal = try reader.byte() == 1
    keepsFailures = try reader.byte() == 1
    memory = try reader.integer()
    retries = try reader.integer()
  }
}

/// What a supervisor is asked.
enum SupervisorRequest {
  /// Learn the model of the corpus stage at a step.
  case learn(step: Int, state: [UInt8])
  /// Fork a process with a slot of the page; its socket and its output file follow.
  case fork(slot: Int)
  /// Wait for a process that has ended or was killed.
  case wait(pid_t)

  var encoded: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .learn(let step, let state):
      writer.byte(0)
      writer.count(step)
      writer.append(state)
    case .fork(let slot):
      writer.byte(1)
      writer.count(slot)
    case .wait(let process):
      writer.byte(2)
      writer.count(Int(process))
    }
    return writer.bytes
  }

  init(encoded bytes: [UInt8]) throws {
    var reader = ByteReader(bytes)
    switch try reader.byte() {
    case 0: self = .learn(step: try reader.integer(), state: Array(bytes[reader.position...]))
    case 1: self = .fork(slot: try reader.integer())
    default: self = .wait(pid_t(truncatingIfNeeded: try reader.integer()))
    }
  }
}

/// The process that worker processes are forked from; asked one thing at a time.
final class Supervisor: Sendable {
  /// How a process ended.
  struct Ending {
    let status: Int32
    /// The most memory it had, in bytes.
    let peakMemory: Int
  }

  /// The descriptors that it starts with, besides the standard ones.
  static let controlDescriptor: Int32 = 3
  static let pageDescriptor: Int32 = 4

  private let id: pid_t
  private let control: FrameSocket

  /// Starts `program` and waits until it has made the plan.
  init(_ program: WorkerProgram, page: WorkPage, setup: WorkerSetup) throws {
    let (own, other) = try FrameSocket.pair()
    defer { other.close() }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // High up, lest one is overwritten before it has been copied to its place.
    let control = fcntl(other.descriptor, F_DUPFD_CLOEXEC, 64)
    let file = fcntl(page.file, F_DUPFD_CLOEXEC, 64)
    defer {
      Glibc.close(control)
      Glibc.close(file)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, control, Supervisor.controlDescriptor)
    posix_spawn_file_actions_adddup2(&actions, file, Supervisor.pageDescriptor)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that Ctrl-C is for us alone.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var words: [UnsafeMutablePointer<CChar>?] =
      ([CommandLine.arguments.first ?? program.path] + program.arguments).map { strdup($0) } + [nil]
    var variables = Supervisor.environment().map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, program.path, &actions, &attributes, &words, &variables)
    guard code == 0 else {
      own.close()
      throw RunError(
        "worker processes cannot be started: '\(program.path)': \(String(cString: strerror(code))); 'isolation: none' does without"
      )
    }
    self.id = id
    self.control = own
    own.send(setup.encoded)
    own.send(program.input)
    do {
      _ = try Supervisor.answer(own, "start")
    } catch {
      own.close()
      waitpid(id, nil, 0)
      throw error
    }
  }

  /// Our environment, without traces of what ends a process: they take long, and a failure says where it was.
  private static func environment() -> [String] {
    var variables: [String] = []
    var place = environ
    while let variable = place.pointee {
      let text = String(cString: variable)
      if !text.hasPrefix("SWIFT_BACKTRACE=") { variables.append(text) }
      place += 1
    }
    return variables + ["SWIFT_BACKTRACE=enable=no"]
  }

  /// Has it learn the model of the corpus stage called `label`.
  func learn(_ label: String, step: Int, from state: [UInt8]) throws {
    control.send(SupervisorRequest.learn(step: step, state: state).encoded)
    guard let answer = control.receive() else {
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0, errno == EINTR {}
      let death = WorkerDeath(cause: WorkerDeath.Cause(status: status), step: step, lastWords: nil)
      throw RunError("'\(label)' cannot learn from the documents: \(death.message)")
    }
    _ = try Supervisor.content(of: answer)
  }

  /// A new process.
  func fork(slot: WorkPage.Slot, number: Int) throws -> WorkerProcess {
    let (own, other) = try FrameSocket.pair()
    defer { other.close() }
    let output = process_memory_file("silsila-output")
    slot.clear()
    do {
      control.send(SupervisorRequest.fork(slot: number).encoded)
      for descriptor in [other.descriptor, output] {
        guard process_send_descriptor(control.descriptor, descriptor) == 0 else {
          throw RunError("worker processes cannot be started: \(String(cString: strerror(errno)))")
        }
      }
      let answer = try Supervisor.answer(control, "fork")
      var reader = ByteReader(answer)
      let id = pid_t(truncatingIfNeeded: try reader.integer())
      return WorkerProcess(
        id: id, descriptor: process_descriptor(id), socket: own, slot: slot, slotNumber: number, output: output)
    } catch {
      own.close()
      Glibc.close(output)
      throw error
    }
  }

  /// Waits for a process that has ended or was killed.
  func wait(for process: pid_t) throws -> Ending {
    control.send(SupervisorRequest.wait(process).encoded)
    let answer = try Supervisor.answer(control, "wait")
    var reader = ByteReader(answer)
    return Ending(status: Int32(truncatingIfNeeded: try reader.integer()), peakMemory: try reader.integer())
  }

  /// Ends it, and with it all processes that it forked.
  func close() {
    control.close()
    waitpid(id, nil, 0)
  }

  private static func answer(_ control: FrameSocket, _ what: String) throws -> [UInt8] {
    guard let answer = control.receive() else {
      throw RunError("the process that starts worker processes ended when it was to \(what)")
    }
    return try content(of: answer)
  }

  /// What it answered, unless that is why it cannot.
  private static func content(of answer: [UInt8]) throws -> [UInt8] {
    let rest = Array(answer.dropFirst())
    if answer.first != 0 { throw RunError(String(decoding: rest, as: UTF8.self)) }
    return rest
  }
}
