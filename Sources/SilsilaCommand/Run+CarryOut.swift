import ArgumentParser
import FoundationEssentials
import PipelinePlan
import PipelineRuntime

extension Run {
  /// Runs `plan`, shows what `summary` says of the report, and writes report and page.
  ///
  /// - Parameter journal: the journal, where it is held from one run to the next.
  /// - Throws: what ends the command, after it was told.
  func carryOut(
    _ plan: Plan, _ files: RunFiles, stop: StopToken, journal: HeldJournal? = nil, observer: Observer,
    summary: (RunReport) -> String
  ) async throws -> RunReport {
    if let page = files.page, page == files.report {
      throw ValidationError("--report and --report-html name the same file")
    }
    let page = files.page.map { RunPageFile(path: $0) }
    var runOptions = runOptions(files)
    runOptions.heldJournal = journal
    runOptions.collector = page?.collector
    runOptions.observation = observer.observation
    let observing = observer.keepWriting()
    defer { observing?.cancel() }
    let progress = ProgressLine(isShown: !quiet, format: logFormat)
    let report: RunReport
    do {
      report = try await Runner(plan, options: runOptions, stop: stop) { progress.show($0) }.run()
    } catch {
      progress.clear()
      logFormat.tell("error", "\(error)")
      observer.writeAfterError()
      throw ExitCode(2)
    }
    progress.clear()
    if !quiet { Terminal.error.write(summary(report)) }
    if !report.isComplete, !report.outputWasClosed {
      explainEnd(of: report, isRemembered: files.journal != nil)
    }
    if let path = files.report { try write(report, to: path) }
    do {
      try page?.write(report)
    } catch {
      logFormat.tell("error", "\(error)")
      throw ExitCode(2)
    }
    try observer.write()
    return report
  }

  private func runOptions(_ files: RunFiles) -> RunOptions {
    var options = RunOptions(workers: workers ?? ProcessInfo.processInfo.activeProcessorCount)
    options.limit = limit
    options.failFast = failFast
    options.verify = verify
    options.quarantine = files.quarantine
    options.journal = files.journal
    options.command =
      repeated
      ?? RunCommand(
        arguments: Array(CommandLine.arguments.dropFirst(2)).filter { $0 != "--watch" },
        folder: FileManager.default.currentDirectoryPath, version: Silsila.configuration.version)
    return options
  }

  private func explainEnd(of report: RunReport, isRemembered: Bool) {
    if let ending = report.ending {
      logFormat.tell("error", "'\(ending.id)' failed at '\(ending.stage)' and ended the run: \(ending.error)")
    } else {
      let advice =
        isRemembered
        ? "the same command goes on" : "nothing of it is remembered; give --journal for that"
      logFormat.tell("stopped", "after \(report.read) documents; \(advice)")
    }
  }

  private func write(_ report: RunReport, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let url = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try encoder.encode(report).write(to: url, options: .atomic)
    } catch {
      logFormat.tell("error", "the report '\(path)' cannot be written")
      throw ExitCode(2)
    }
  }
}

extension RunReport {
  /// The report on one line.
  var jsonLine: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "") + "\n"
  }
}
