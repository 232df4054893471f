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

  @OptionGroup var options: PipelineOptions

  func run() {
    // What the file said when the run began: it may say something else by now.
    WorkerServer.serve { bytes in
      do {
        return try options.makePlan(of: SourceFile(path: pipeline, bytes: bytes))
      } catch let invalid as InvalidPipeline {
        throw RunError("the pipeline cannot be read again: \(invalid.problems.first?.message ?? "")")
      }
    }
  }
}
