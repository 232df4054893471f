import ArgumentParser
import PipelineCore
import PipelinePlan
import PipelineRuntime

/// The command `silsila explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows a pipeline's steps and what each may do; for one article, what each did to it.",
    discussion: "EXAMPLES:\n  silsila explain Pipelines/news.yaml\n  silsila explain Pipelines/news.yaml article.txt")

  @Argument(help: "The pipeline file.")
  var pipeline: String

  @Argument(help: "An article to follow through the pipeline.")
  var article: String?

  @OptionGroup var options: PipelineOptions

  func run() throws {
    var options = options
    if let article { options.input = [article] }
    let plan = try options.plan(pipeline)
    for (number, step) in plan.steps.enumerated() { try Terminal.output.print(describe(step, number: number + 1)) }
    if article != nil { try follow(plan) }
  }

  private func describe(_ step: Plan.Step, number: Int) -> String {
    let contract = step.contract
    let kind = step.component is any CorpusStage ? ", sees all documents first" : ""
    var lines = ["\(number). \(step.label)\(kind)"]
    func add(_ what: String, _ names: [String]) {
      if !names.isEmpty { lines.append("   \(what): \(names.joined(separator: ", "))") }
    }
    add("when", [step.condition?.source].compactMap { $0 })
    add(
      "text", [contract.decodes ? "read from bytes" : nil, contract.rewritesText ? "rewritten" : nil].compactMap { $0 })
    add("reads", contract.reads.map(\.name))
    add("reads if there", contract.readsIfPresent.map(\.name))
    add("writes", contract.writes.map(\.name))
    add("updates", contract.updates.map(\.name))
    add("drops", contract.drops.map(\.name))
    add("options", [step.options.text])
    for variant in step.variants { add("options for \(variant.language)", [variant.options.text]) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func follow(_ plan: Plan) throws {
    let trace = try Trace(plan)
    for line in trace.lines { try Terminal.output.print(line + "\n") }
    if trace.hasFailures { throw ExitCode(1) }
  }
}
