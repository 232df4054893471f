import ArgumentParser
import PipelinePlan
import PipelineRuntime

/// The command `silsila check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows every problem of pipeline files; whatever passes, starts.",
    discussion: "EXAMPLE:\n  silsila check Pipelines/*.yaml")

  @Argument(help: "Pipeline files.")
  var pipelines: [String]

  @OptionGroup var options: PipelineOptions

  func run() throws {
    var isSound = true
    for path in pipelines {
      do {
        let plan = try options.makePlan(path)
        _ = try Run.parse(["--", path]).files(of: plan)
        Terminal.error.write("\(path): sound, \(plan.steps.count) steps\n")
      } catch let invalid as InvalidPipeline {
        options.show(invalid, path)
        isSound = false
      } catch let error as RunError {
        Terminal.error.write("\(path): error: \(error)\n")
        isSound = false
      }
    }
    if !isSound { throw ExitCode(2) }
  }
}
