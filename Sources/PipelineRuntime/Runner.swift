import Glibc
import PipelineCore
public import PipelinePlan

/// Carries out a plan.
///
/// Workers take documents in batches, run every step on one document while it is warm, and hand the bytes on; one writer puts them down in
/// input order. So equal input gives equal bytes for any number of workers. Corpus stages cost one more pass over the input each.
public struct Runner: Sendable {
  private let plan: Plan
  private let options: RunOptions
  private let stop: StopToken
  private let progress: @Sendable (RunProgress) -> Void

  /// A runner of `plan`.
  ///
  /// - Parameters:
  ///   - stop: asks the run to end early.
  ///   - progress: called after every batch, in order, one call at a time.
  public init(
    _ plan: Plan, options: RunOptions, stop: StopToken = StopToken(),
    progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) {
    self.plan = plan
    self.options = options
    self.stop = stop
    self.progress = options.observers.followed(pipeline: plan.name, progress)
  }

  /// Runs the plan from the first document to the last.
  ///
  /// With a journal, what an earlier run did to a document is not done again, whether that run came to its end, was stopped or was killed.
  ///
  /// - Throws: what ends a run: an input folder that cannot be read, an output that cannot be written, a stage that broke the rules of a layer.
  ///   Failed documents do not throw; they are in the report. After an error no output is visible.
  public func run() async throws -> RunReport {
    if let input = OverwrittenInput(of: plan) {
      throw RunError(input.message())
    }
    return try await options.observers.run(plan, workers: options.workers) { try await carryOut() }
  }

  private func carryOut() async throws -> RunReport {
    let clock = ContinuousClock.now
    let processorTime = processorSeconds()
    var report = RunReport(pipeline: plan.name, fingerprint: plan.fingerprint, labels: plan.steps.map(\.label))
    let journal = try options.heldJournal?.journal() ?? options.journal.map { try Journal(path: $0) }
    let pool = try pool(hasJournal: journal != nil)
    defer { pool?.close() }
    var sessions = try openSinks()
    do {
      let ending: Ending
      if let learned = try await learn(journal, pool) {
        (report, sessions, ending) = try await write(learned, journal, pool, report: report, sessions: sessions)
      } else {
        ending = .stopped
      }
      try close(&sessions, after: ending, report: &report)
    } catch {
      for index in sessions.indices { sessions[index].abandon() }
      throw error
    }
    pool?.close()
    let duration = (ContinuousClock.now - clock).components
    report.seconds += Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
    report.processorSeconds += processorSeconds() - processorTime
    return report
  }

  private enum Ending { case complete, stopped, outputClosed, failedFast }

  // MARK: Passes

  /// What the passes before the last one learned.
  struct Learned {
    var chain: Chain
    var failed: [Int: Failure]
  }

  private var passes: Int { plan.steps.count { $0.component is any CorpusStage } + 1 }

  /// Runs one pass for each corpus stage; nil when the run was asked to stop meanwhile.
  func learn(_ journal: Journal?, _ pool: WorkerPool?) async throws -> Learned? {
    var learned = Learned(chain: Chain(verify: options.verify), failed: [:])
    learned.chain.backoff = Backoff(retries: options.retries, stop: stop)
    var pass = 1
    for step in plan.steps {
      if let link = Chain.Link(step) {
        learned.chain.links.append(link)
      } else if let stage = step.component as? any CorpusStage {
        guard try await learn(stage, step, journal, pool, pass: pass, into: &learned) else { return nil }
        pass += 1
      }
    }
    return learned
  }

  private func learn<Learner: CorpusStage>(
    _ stage: Learner, _ step: Plan.Step, _ journal: Journal?, _ pool: WorkerPool?, pass: Int,
    into learned: inout Learned
  ) async throws -> Bool {
    let feed = try feed()
    let work = CorpusWork(
      stage: stage, step: step, before: learned.chain.traced(by: options.observers.tracer),
      types: journal == nil ? nil : plan.layerTypes)
    let corpusPass = CorpusPass(work: work, pool: pool, journal: journal, tracer: options.observers.tracer)
    let meter = ProgressMeter(pass: pass, passes: passes, total: feed.total, report: progress)
    let gatherer = Gatherer(pass: corpusPass, state: stage.makeState(), failed: learned.failed, progress: meter)
    let excluded = Set(learned.failed.keys)
    var (taker, error) = await runInOrder(feed, options: options, into: gatherer) {
      ImmediateWork { try corpusPass.observe($0, excluding: excluded) }
    }
    if let error { throw error }
    guard await feed.isExhausted else { return false }
    learned.failed = taker.failed
    // The stage is to hold the only copy, so that it can give back the memory of a large state while it learns.
    let state = taker.state
    taker.state = stage.makeState()
    if let pool {
      try pool.learn(step: learned.chain.links.count, from: CompactEncoder.encode(state))
      learned.chain.links.append(Chain.Link(elsewhere: step))
      return true
    }
    let model = try stage.learned(from: consume state, as: step)
    learned.chain.links.append(Chain.Link(step: step) { try stage.process(&$0, with: model) })
    return true
  }

  private func write(
    _ learned: Learned, _ journal: Journal?, _ pool: WorkerPool?, report: RunReport, sessions: [any SinkSession]
  ) async throws -> (RunReport, [any SinkSession], Ending) {
    let feed = try feed()
    var chain = learned.chain.traced(by: options.observers.tracer)
    chain.plan = ResultKey(plan.fingerprint)
    let work = FinalWork(
      chain: chain, formats: plan.formats,
      types: journal == nil ? nil : plan.layerTypes,
      keepsFailures: options.quarantine != nil)
    let pass = FinalPass(
      work: work, failed: learned.failed, journal: journal, collector: options.collector,
      tracer: options.observers.tracer, timer: DocumentTimer(pipeline: plan.name, options.observers.metrics))
    let writer = Writer(
      sessions: sessions, quarantine: try quarantine(), report: report,
      progress: ProgressMeter(pass: passes, passes: passes, total: feed.total, report: progress),
      failFast: options.failFast, allowance: options.maxFailures.map(FailureWindow.init), journal: journal,
      collector: options.collector, logger: options.observers.logger,
      metrics: RunMetrics(report, options.observers.metrics))
    let (taker, error) =
      if let pool {
        await runInOrder(feed, options: options, into: writer) { IsolatedPass(pass, in: pool) }
      } else {
        await runInOrder(feed, options: options, into: writer) { ImmediateWork { pass.process($0) } }
      }
    try taker.quarantine?.sync()
    switch error {
    case nil:
      guard await feed.isExhausted else { return (taker.report, taker.sessions, .stopped) }
      try await checkConservation(taker.report, handedOut: feed.handedOut)
      // Under a limit nothing is known of the documents beyond it.
      if options.limit == nil { try journal?.keep(only: taker.seen.hashes) }
      return (taker.report, taker.sessions, .complete)
    case is OutputClosed: return (taker.report, taker.sessions, .outputClosed)
    case is RunEnded: return (taker.report, taker.sessions, .failedFast)
    case let error?: throw error
    }
  }

  // MARK: Beginning and end

  private func feed() throws -> Feed {
    try Feed(
      plan.sources, passes: passes, limit: options.limit, largest: options.limits.bytes, retries: options.retries,
      stop: stop)
  }

  private func pool(hasJournal: Bool) throws -> WorkerPool? {
    guard case .process(let program) = options.isolation else { return nil }
    return try WorkerPool(program, plan: plan, options: options, hasJournal: hasJournal)
  }

  /// Everything that was read must have been written, found unchanged, dropped or have failed; what leaves one step must come to the next.
  private func checkConservation(_ report: RunReport, handedOut: Int) throws {
    if let step = report.unbalancedStep {
      throw RunError("the documents that came to '\(step)' are not those that left the step before it")
    }
    guard handedOut == report.read, report.isBalanced else {
      throw RunError("\(handedOut) documents were read, but \(report.accounted) are accounted for")
    }
  }

  private func openSinks() throws -> [any SinkSession] {
    var sessions: [any SinkSession] = []
    do {
      for sink in plan.sinks { sessions.append(try sink.open()) }
    } catch {
      for index in sessions.indices { sessions[index].abandon() }
      throw error
    }
    return sessions
  }

  private func quarantine() throws -> Quarantine? {
    try options.quarantine.map { try Quarantine(folder: $0, plan: plan, command: options.command) }
  }

  private func close(_ sessions: inout [any SinkSession], after ending: Ending, report: inout RunReport) throws {
    for index in sessions.indices {
      switch ending {
      case .complete: try sessions[index].finish()
      case .stopped, .outputClosed, .failedFast: sessions[index].abandon()
      }
    }
    report.isComplete = ending == .complete
    report.outputWasClosed = ending == .outputClosed
    report.outputs = ending == .complete ? plan.sinks.compactMap(\.destination) : []
    report.quarantine = report.failed > 0 ? options.quarantine : nil
  }

  private func processorSeconds() -> Double {
    [RUSAGE_SELF.rawValue, RUSAGE_CHILDREN.rawValue].reduce(0) { sum, who in
      var usage = rusage()
      getrusage(__rusage_who_t(who), &usage)
      return [usage.ru_utime, usage.ru_stime].reduce(sum) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
    }
  }
}

extension CorpusStage {
  /// The model that is learned from `state`, of which the stage gets the only copy.
  ///
  /// - Throws: ``RunError``, as no document can go on without it.
  func learned(from state: consuming State, as step: Plan.Step) throws -> Model {
    do {
      return try fit(state)
    } catch {
      throw RunError("'\(step.label)' cannot learn from the documents: \(error)")
    }
  }
}

extension Plan {
  /// What each sink makes of a document.
  var formats: [@Sendable (Document) throws -> [UInt8]] { sinks.map { sink in { try sink.format($0) } } }
}
