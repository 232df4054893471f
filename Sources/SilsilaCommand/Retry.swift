import ArgumentParser
import FoundationEssentials
import Glibc
import PipelinePlan
import PipelineRuntime

/// The command `silsila retry`.
struct Retry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tries what lies in a quarantine again, and runs the pipeline when something passes.",
    discussion: """
      Each document is tried alone, in a process of its own, by the pipeline file as it is now. When one passes, the run that kept them is given again: it works on
      them, takes everything else from its journal, and leaves in the quarantine what still fails.

      EXAMPLES:
        silsila retry out/articles.quarantine
        silsila retry --recorded out/articles.quarantine/0000012-a.txt

      Exit codes: 0 all pass, 1 some fail, 2 it could not be tried.
      """)

  @Argument(help: "The quarantine, or the folder of one document in it.")
  var folder: String

  @Flag(help: "Do only what failed, with the options it had: see it fail the same way.")
  var recorded = false

  @Option(help: "Stop a document after so many seconds.")
  var seconds = 60

  @Flag(help: .hidden) var alone = false

  mutating func run() async throws {
    // The run is given again in its own folder, where a relative path would lead elsewhere.
    if !folder.hasPrefix("/") { folder = FileManager.default.currentDirectoryPath + "/" + folder }
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    if alone { return try tryAlone() }
    let single = QuarantinedDocument(in: folder)
    let documents = single.map { [$0] } ?? QuarantinedDocument.all(in: folder)
    if documents.isEmpty { throw ValidationError("there is no quarantined document in '\(folder)'") }
    var failing = 0
    var untried = 0
    for document in documents {
      switch ChildProcess.run(arguments(for: document), seconds: seconds) {
      case .exit(0): break
      case .exit(1): failing += 1
      case .exit: untried += 1
      case .signal(let number):
        failing += 1
        report(document, "ends the process by signal \(number)")
      case .overdue:
        failing += 1
        report(document, "does not come to an end in \(seconds) s")
      }
    }
    if recorded || single != nil {
      if failing + untried > 0 { throw ExitCode(failing > 0 ? 1 : 2) }
      return
    }
    if failing == documents.count { throw ExitCode(1) }
    try await runAgain()
  }

  private func arguments(for document: QuarantinedDocument) -> [String] {
    ["retry", "--alone", document.folder] + (recorded ? ["--recorded"] : [])
  }

  private func report(_ document: QuarantinedDocument, _ what: String) {
    Terminal.error.write("'\(document.id)' \(what)\n")
  }

  /// Tries one document in this process.
  private func tryAlone() throws {
    guard let document = QuarantinedDocument(in: folder) else { throw ExitCode(2) }
    do {
      let plan =
        recorded && !document.isAtOutput
        ? try PipelineOptions.parse([]).makePlan(document.slice) : try earlierRun().run.plan()
      switch try document.outcome(with: plan, recorded: recorded) {
      case .passes: try Terminal.output.print("'\(document.id)' passes\n")
      case .dropped(let reason): try Terminal.output.print("'\(document.id)' is dropped as \(reason)\n")
      case .fails(let stage, let error):
        let isSame = stage == document.stage && error == document.error
        try Terminal.output.print("'\(document.id)' fails at '\(stage)'\(isSame ? " as before" : ""): \(error)\n")
        throw ExitCode(1)
      }
    } catch let error as RunError {
      report(document, "cannot be tried: \(error)")
      throw ExitCode(2)
    }
  }

  /// The command that filled the quarantine, in the folder in which it was given.
  private func earlierRun() throws -> (run: Run, command: RunCommand) {
    let isSingle = QuarantinedDocument(in: folder) != nil
    let quarantine = isSingle ? URL(filePath: folder).deletingLastPathComponent().path : folder
    guard let data = FileManager.default.contents(atPath: "\(quarantine)/\(RunCommand.fileName)"),
      let command = try? JSONDecoder().decode(RunCommand.self, from: data)
    else { throw RunError("'\(quarantine)' does not say which run filled it") }
    guard chdir(command.folder) == 0 else { throw RunError("the folder '\(command.folder)' is gone") }
    return (try Run.parse(command.arguments), command)
  }

  private func runAgain() async throws {
    do {
      var (run, command) = try earlierRun()
      run.repeated = command
      try await run.run()
    } catch let error as RunError {
      Terminal.error.write("error: \(error)\n")
      throw ExitCode(2)
    }
  }
}
