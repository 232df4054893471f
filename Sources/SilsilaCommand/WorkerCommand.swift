import ArgumentParser
import PipelineCore
import PipelineFile
import PipelinePlan
import PipelineRuntime

/// The command that `silsila run` starts for `isolation: process`; nobody types it.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Runs steps for a run with isolation.", shouldDisplay: false)

  @Argument(help: "The pipeline file.")
  var pipeline: String

  @Option(help: "The file that holds what the pipeline file is taken to say.")
  var content: String?

  @OptionGroup var options: PipelineOptions

  func run() {
    WorkerServer.serve {
      do {
        guard let content else { return try options.makePlan(pipeline) }
        return try options.makePlan(SourceFile(path: pipeline, bytes: PipelineFile.file(content).bytes))
      } catch let invalid as InvalidPipeline {
        throw RunError("the pipeline has changed since the run began: \(invalid.problems.first?.message ?? "")")
      }
    }
  }
}
