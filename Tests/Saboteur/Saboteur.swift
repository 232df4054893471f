import CleanPlugin
import FilesPlugin
import Glibc
import PipelineCore
import PipelineFile
import PipelinePlan
import PipelineRuntime
import SegmentPlugin
import TagKeywordsPlugin
import WeighTermsPlugin

/// A program of its own on the library, with stages that do harm: `SilsilaSaboteur PIPELINE WORKERS`, and `SilsilaSaboteur worker PIPELINE` for its workers.
///
/// Prints the counts of the run; exits as `silsila run` does.
@main struct Saboteur {
  static func main() async throws {
    signal(SIGPIPE, SIG_IGN)
    let arguments = CommandLine.arguments.dropFirst()
    let path = arguments.first == "worker" ? arguments.dropFirst().first ?? "" : arguments.first ?? ""
    if arguments.first == "worker" { WorkerServer.serve { _ in try makePlan(path) } }
    let plan = try makePlan(path)
    var options = RunOptions(workers: Int(arguments.last ?? "") ?? 1)
    options.apply(plan.settings, program: WorkerProgram(arguments: ["worker", path]))
    let output = plan.sinks.compactMap(\.destination).first
    options.quarantine = output.map { $0 + ".quarantine" }
    options.journal = output.map { $0 + ".journal" }
    do {
      let report = try await Runner(plan, options: options).run()
      for failure in report.failures { print("\(failure.id)\t\(failure.stage)\t\(failure.error)") }
      exit(report.exitCode)
    } catch let error as RunError {
      print("error: \(error)")
      exit(2)
    }
  }

  private static func makePlan(_ path: String) throws -> Plan {
    let components: [[any Component.Type]] = [
      [Sabotage.self, SabotageKeeping.self, SabotageLearning.self, SabotageObserving.self, SabotageWriting.self],
      CleanPlugin.components, FilesPlugin.components, SegmentPlugin.components, TagKeywordsPlugin.components,
      WeighTermsPlugin.components,
    ]
    do {
      return try Plan(PipelineFile.read(path).spec, registry: Registry(components.flatMap { $0 }))
    } catch let invalid as InvalidPipeline {
      for problem in invalid.problems { print(problem.message) }
      throw invalid
    }
  }
}
