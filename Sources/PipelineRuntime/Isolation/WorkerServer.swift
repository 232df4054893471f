import CProcesses
import FoundationEssentials
import Glibc
import PipelineCore
public import PipelinePlan

/// The program on the other side of ``WorkerProgram``: the supervisor that worker processes are forked from.
public struct WorkerServer {
  private let plan: Plan
  private let setup: WorkerSetup
  private let page: WorkPage
  private let control: FrameSocket
  private var chain: Chain

  /// Serves a run until it ends; never returns.
  ///
  /// Must be called before the program has a second thread, as the processes are forked: at the start of `main`.
  ///
  /// - Parameter makePlan: makes the plan that is run, from the program's arguments and its ``WorkerProgram/input``.
  public static func serve(_ makePlan: ([UInt8]) throws -> Plan) -> Never {
    process_close_from(Supervisor.pageDescriptor + 1)
    let control = FrameSocket(descriptor: Supervisor.controlDescriptor)
    do {
      guard let bytes = control.receive(), let input = control.receive() else { _exit(2) }
      let setup = try WorkerSetup(encoded: bytes)
      let plan = try makePlan(input)
      guard plan.fingerprint == setup.fingerprint else {
        throw RunError("the pipeline has changed since the run began")
      }
      guard isSingleThreaded else { throw RunError("worker processes must be forked before there are threads") }
      var server = WorkerServer(
        plan: plan, setup: setup, page: try WorkPage(file: Supervisor.pageDescriptor), control: control,
        chain: Chain(verify: setup.verify))
      server.chain.backoff = Backoff(retries: setup.retries)
      server.extendChain()
      control.send([0])
      server.serve()
    } catch {
      control.send([1] + Array("worker processes cannot be started: \(error)".utf8))
    }
    _exit(2)
  }

  private static var isSingleThreaded: Bool {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count) ?? 1) == 1
  }

  /// Adds the steps up to the next corpus stage.
  private mutating func extendChain() {
    while chain.links.count < plan.steps.count, let link = Chain.Link(plan.steps[chain.links.count]) {
      chain.links.append(link)
    }
  }

  private mutating func serve() {
    while let bytes = control.receive() {
      do {
        var writer = ByteWriter()
        writer.byte(0)
        switch try SupervisorRequest(encoded: bytes) {
        case .learn(let step, let state): try learn(step, state)
        case .fork(let slot): writer.count(Int(try fork(slot)))
        case .wait(let process):
          var status: Int32 = 0
          var usage = rusage()
          while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
          writer.count(Int(status))
          writer.count(usage.ru_maxrss << 10)
        }
        control.send(writer.bytes)
      } catch {
        control.send([1] + Array("\(error)".utf8))
      }
    }
  }

  private mutating func learn(_ index: Int, _ state: [UInt8]) throws {
    guard index == chain.links.count, index < plan.steps.count,
      let stage = plan.steps[index].component as? any CorpusStage
    else { throw ByteReader.Malformed() }
    chain.links.append(try learned(stage, plan.steps[index], state))
    extendChain()
  }

  private func learned<Learner: CorpusStage>(_ stage: Learner, _ step: Plan.Step, _ state: [UInt8]) throws -> Chain.Link
  {
    let model = try stage.learned(from: CompactDecoder.decode(Learner.State.self, from: state), as: step)
    return Chain.Link(step: step) { try stage.process(&$0, with: model) }
  }

  private func fork(_ slot: Int) throws -> pid_t {
    let socket = FrameSocket(descriptor: process_receive_descriptor(control.descriptor))
    let output = process_receive_descriptor(control.descriptor)
    defer {
      socket.close()
      close(output)
    }
    let parent = getpid()
    let id = process_fork()
    guard id >= 0 else { throw RunError("a worker process cannot be forked: \(String(cString: strerror(errno)))") }
    if id == 0 {
      process_die_with_parent()
      if getppid() != parent { _exit(0) }
      control.close()
      var chain = chain
      chain.progress = page[slot]
      let pending = chain.links.count < plan.steps.count ? plan.steps[chain.links.count] : nil
      var whole = chain
      whole.plan = ResultKey(plan.fingerprint)
      var worker = Worker(
        work: FinalWork(
          chain: whole, formats: plan.formats,
          types: setup.hasJournal ? plan.layerTypes : nil, keepsFailures: setup.keepsFailures),
        types: plan.layerTypes, slot: page[slot], socket: socket, observer: pending.flatMap { observer(of: $0, chain) },
        memory: setup.memory)
      worker.confine(output: output)
      worker.serve()
    }
    return id
  }

  private func observer(of step: Plan.Step, _ chain: Chain) -> (any Observer)? {
    func observer<Learner: CorpusStage>(_ stage: Learner) -> any Observer {
      Observing(
        work: CorpusWork(stage: stage, step: step, before: chain, types: setup.hasJournal ? plan.layerTypes : nil))
    }
    return (step.component as? any CorpusStage).map { observer($0) }
  }
}
