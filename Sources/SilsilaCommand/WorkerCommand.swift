import ArgumentParser
import PipelineCore
import PipelinePlan
import PipelineRuntime

/// The command that `silsila run` starts for `isolation: process`; nobody types it.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Runs steps for a run with isolation.", shouldDisplay: false)

  @Argument(help: "The pipeline file.")
  var pipeline: String

  @OptionGroup var options: PipelineOptions

  func run() {
    WorkerServer.serve {
      do {
        return try options.makePlan(pipeline)
      } catch let invalid as InvalidPipeline {
        throw RunError("the pipeline has changed since the run began: \(invalid.problems.first?.message ?? "")")
      }
    }
  }
}
