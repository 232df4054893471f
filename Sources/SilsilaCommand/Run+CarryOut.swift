import ArgumentParser
import FoundationEssentials
import PipelineCore
import PipelineFile
import PipelinePlan
import PipelineRuntime

extension Run {
  /// Runs `plan`, which `file` says, shows what `summary` says of the report, and writes report and page.
  ///
  /// - Parameter journal: the journal, where it is held from one run to the next.
  /// - Throws: what ends the command, after it was told.
  func carryOut(
    _ plan: Plan, of file: SourceFile, _ files: RunFiles, stop: StopToken, journal: HeldJournal? = nil,
    observer: Observer, summary: (RunReport) -> String
  ) async throws -> RunReport {
    let page = files.page.map { RunPageFile(path: $0) }
    var runOptions = runOptions(plan, file, files)
    runOptions.heldJournal = journal
    runOptions.collector = page?.collector
    runOptions.observers = observer.observers
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

  private func runOptions(_ plan: Plan, _ file: SourceFile, _ files: RunFiles) -> RunOptions {
    var options = RunOptions(workers: workers ?? ProcessInfo.processInfo.activeProcessorCount)
    options.apply(
      plan.settings,
      program: WorkerProgram(arguments: ["worker"] + settledOptions.arguments(file.path), input: file.bytes))
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
    if let ending = report.ending, let exceeded = report.exceeded {
      let allowed = exceeded.split(separator: "/").joined(separator: " of ")
      logFormat.tell(
        "error",
        "more than \(allowed) documents failed, and the run ended; the last was '\(ending.id)' at '\(ending.stage)': \(ending.error)"
      )
    } else if let ending = report.ending {
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
    do {
      try WholeFile.replace(path, with: Array(encoder.encode(report)))
    } catch {
      logFormat.tell("error", "the report '\(path)' cannot be written: \(error)")
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
