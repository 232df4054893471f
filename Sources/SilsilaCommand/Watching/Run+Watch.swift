import ArgumentParser
import PipelineCore
import PipelinePlan
import PipelineRuntime

extension Run {
  /// Runs the pipeline, and again whenever something has changed that it reads.
  func watch() async throws {
    var watch = Watch(
      run: self, pipeline: try WatchedPipeline(pipeline, settledOptions), watcher: try makeWatcher(),
      observer: try Observer(observing, logFormat))
    let attention = watch.attention
    let interrupts = Interrupts(isSilent: true) { attention.end() }
    defer { interrupts.end() }
    try await watch.goOn()
  }

  private func makeWatcher() throws -> ChangeWatcher { try tellingErrors { try ChangeWatcher() } }

  /// Tells what `body` throws on standard error, as what ends the command.
  func tellingErrors<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as RunError {
      logFormat.tell("error", "\(error)")
      throw ExitCode(2)
    }
  }
}

/// The rounds of `silsila run --watch`, one run each.
struct Watch {
  private static let firstRetry = Duration.seconds(5)
  private static let longestRetry = Duration.seconds(300)

  let run: Run
  var pipeline: WatchedPipeline
  let watcher: ChangeWatcher
  let observer: Observer
  let attention = Attention()
  private var journal: HeldJournal?
  private var number = 1
  /// How long to wait before a round that broke off is tried again; nil when the last one did not.
  private var retry: Duration?
  /// What had changed for a round that broke off.
  private var undone = Changes()

  init(run: Run, pipeline: WatchedPipeline, watcher: ChangeWatcher, observer: Observer) {
    self.observer = observer
    self.run = run
    self.pipeline = pipeline
    self.watcher = watcher
  }

  /// The first round, which ends the command as a run without watching would, and all others, which do not.
  mutating func goOn() async throws {
    defer { try? observer.finish() }
    var (plan, files) = try prepare()
    // An edit after the file was read and before it was watched.
    if try run.tellingErrors({ try pipeline.takeUpEdit() }) { (plan, files) = try prepare() }
    _ = watcher.takeChanges()
    guard let stop = attention.beginRound() else { return }
    let report = try await run.carryOut(
      plan, of: pipeline.sound, files, stop: stop, journal: journal, observer: observer
    ) {
      run.summary(of: $0, files)
    }
    if !report.isComplete { throw ExitCode(report.exitCode) }
    if attention.endRound() { tellStart() }
    while let changes = try waitForChanges() {
      undone.merge(changes)
      do {
        try await round(undone)
        undone = Changes()
        retry = nil
      } catch let end as WatchEnd {
        throw ExitCode(end.exitCode)
      } catch {
        // It was told.
        journal?.renew()
        retry = min(Watch.longestRetry, retry.map { $0 * 2 } ?? Watch.firstRetry)
        if !attention.endRound() { throw ExitCode(2) }
        tellRetry()
      }
    }
  }

  private mutating func round(_ changes: Changes) async throws {
    var isEdited = changes.isPipelineTouched && takeUpEdit()
    if changes.isPipelineTouched, !isEdited, !changes.isInputTouched, retry == nil { return }
    var changes = changes
    var (plan, files) = try prepare()
    var latest = watcher.takeChanges()
    changes.merge(latest)
    while latest.isPipelineTouched, takeUpEdit() {
      isEdited = true
      (plan, files) = try prepare()
      latest = watcher.takeChanges()
      changes.merge(latest)
    }
    guard let stop = attention.beginRound() else { throw WatchEnd(exitCode: 0) }
    number += 1
    let (number, counts) = (number, changes.counts(watcher.files))
    let report = try await run.carryOut(
      plan, of: pipeline.sound, files, stop: stop, journal: journal, observer: observer
    ) { report in
      let line = RoundLine(number: number, changes: changes, counts: counts, isEdited: isEdited, report: report)
      return run.logFormat == .json ? line.json : line.text
    }
    let goesOn = attention.endRound()
    // A document that was to end the run ended this one; the next change gives another.
    if !report.isComplete, report.ending == nil { throw WatchEnd(exitCode: report.exitCode) }
    if !goesOn { throw WatchEnd(exitCode: report.exitCode) }
  }

  /// Takes up what the pipeline file says now, if it is sound and something else.
  private mutating func takeUpEdit() -> Bool {
    do {
      return try run.tellingErrors { try pipeline.takeUpEdit() }
    } catch {
      run.logFormat.tell("watching", "the pipeline stays as it was until '\(pipeline.path)' is sound")
      return false
    }
  }

  /// Makes the plan anew, watches what it reads, and holds its journal.
  private mutating func prepare() throws -> (Plan, RunFiles) {
    let plan = try pipeline.plan()
    let files = try run.tellingErrors { try run.files(of: plan) }
    try run.tellingErrors {
      guard plan.sinks.allSatisfy({ $0.destination != nil }), let path = files.journal else {
        throw RunError("--watch needs an output that is a file or a folder")
      }
      var places: [InputPlace] = []
      for source in plan.sources {
        guard let own = source.places else {
          throw RunError("'\(type(of: source).info.name)' reads a stream here, which cannot be watched")
        }
        places += own
      }
      try watcher.look(
        at: places, pipeline: pipeline.path, own: OwnFiles(of: plan, files, places: places, others: run.observing.files)
      )
      try watcher.takeNotices()
      if journal?.path != path {
        journal = nil
        journal = try HeldJournal(path)
      }
    }
    return (plan, files)
  }

  /// What has changed, once nothing has for a while, or when a round is to be tried again; nil when the watching is to end.
  private func waitForChanges() throws -> Changes? {
    var debounce = Debounce(pause: .milliseconds(run.debounce))
    let again = retry.map { ContinuousClock.now + $0 }
    while true {
      // What is seen too late, as more folders came than may be watched, is told when the next round looks through all of them.
      let isRelevant = (try? watcher.takeNotices()) ?? true
      let now = ContinuousClock.now
      if isRelevant { debounce.note(at: now) }
      let due = debounce.due ?? again
      if let due, now >= due { return watcher.takeChanges() }
      if !attention.wait(for: watcher.inotify.descriptor, until: due) { return nil }
    }
  }

  private func tellRetry() {
    if run.quiet { return }
    run.logFormat.tell(
      "watching", "the next try is in \(retry.map { $0.components.seconds } ?? 0) s, or at the next change")
  }

  private func tellStart() {
    if run.quiet { return }
    for name in watcher.ownArticles() {
      run.logFormat.tell("warning", "'\(name)' of this run lies in a folder that is read, and is taken for an article")
    }
    let count = watcher.folderCount
    run.logFormat.tell(
      "watching", "\(count) folder\(count == 1 ? "" : "s") and '\(pipeline.path)'; Ctrl-C ends")
  }
}

/// The watching ends.
private struct WatchEnd: Error {
  let exitCode: Int32
}
