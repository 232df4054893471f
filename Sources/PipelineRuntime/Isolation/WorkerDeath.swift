import Glibc
import PipelineCore
import PipelinePlan

/// How a worker process ended over a document.
struct WorkerDeath: Sendable {
  enum Cause: Sendable, Equatable {
    case signal(Int32)
    case exit(Int32)
    /// It spent more than these seconds of processor time.
    case processorTime(Double)
    /// It was not done after these seconds by the clock.
    case clock(Double)
    /// It needed more than these bytes of memory.
    case memory(Int)

    /// What the status of a process that has ended says.
    init(status: Int32) {
      let signal = status & 0x7F
      self = signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
    }
  }

  let cause: Cause
  /// The place of the step at hand; nil before the first, the number of steps behind the last.
  let step: Int?
  /// What the process wrote to its standard error last, when that tells why it ended.
  let lastWords: String?

  var message: String {
    var message: String
    switch cause {
    case .signal(let number):
      message = "the stage ended its process by signal \(number) (\(WorkerDeath.name(of: number)))"
    case .exit(Worker.lostSocket): message = "a stage closed a descriptor that is not its own"
    case .exit(let code): message = "the stage ended its process with exit code \(code)"
    case .processorTime(let seconds):
      message = "the stage took more than \(WorkerDeath.text(seconds)) s of processor time"
    case .clock(let seconds): message = "the stage was not done after \(WorkerDeath.text(seconds)) s"
    case .memory(let bytes): message = "the stage needed more than \(bytes >> 20) MB of memory"
    }
    if let lastWords { message += ": \(lastWords)" }
    return message
  }

  /// The failure of the document at hand.
  func failure(of document: Document, links: [Chain.Link]) -> Failure {
    let link = step.flatMap { $0 < links.count ? links[$0] : nil }
    let place = link?.step.label ?? (step == nil ? Failure.atSource : Failure.atOutput)
    var failure = Failure(document, stage: place, message: message)
    failure.endsRun = link?.step.onFailure == .stop
    return failure
  }

  private static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
  }

  private static func name(of signal: Int32) -> String {
    switch signal {
    case SIGILL: "illegal instruction"
    case SIGTRAP: "trap"
    case SIGABRT: "abort"
    case SIGBUS: "bus error"
    case SIGFPE: "arithmetic error"
    case SIGKILL: "killed from outside"
    case SIGSEGV: "invalid memory access"
    default: "from outside"
    }
  }
}
