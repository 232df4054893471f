import ArgumentParser
import FoundationEssentials
import PipelineCore
import PipelinePlan
import PipelineRuntime
import RunReports

/// The command `silsila explain`.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows a pipeline's steps and what each may do; for one article, what each did to it.",
    discussion: """
      EXAMPLES:
        silsila explain Pipelines/news.yaml
        silsila explain Pipelines/news.yaml article.txt
        silsila explain Pipelines/archive.yaml ar/harbour-agreement.txt

      The article is a file, a folder, '-', or the id of an article of the pipeline's input. Stages that learn from all articles learn from the
      pipeline's own input, or from --input.
      """)

  @Argument(help: "The pipeline file.")
  var pipeline: String

  @Argument(help: "An article to follow through the pipeline: a file, or the id of one of the pipeline's articles.")
  var article: String?

  @OptionGroup var options: PipelineOptions

  @Option(help: "The most lines of a difference, and rows of a table, to show.")
  var lines = 40

  @Flag(help: "Write what each step did as one JSON object an article.")
  var json = false

  func validate() throws {
    if lines < 1 { throw ValidationError("--lines must be at least 1") }
    if json, article == nil { throw ValidationError("--json shows what became of an article; name one") }
  }

  func run() async throws {
    guard let article else {
      let plan = try options.plan(pipeline)
      for (number, step) in plan.steps.enumerated() { try Terminal.output.print(describe(step, number: number + 1)) }
      return
    }
    let tracer = try await tracer(of: article)
    let text = TraceText(paint: Paint(isColoured: Terminal.output.isColoured), limit: lines)
    if !json { try Terminal.output.print(note(tracer.learning)) }
    var hasFailures = false
    try tracer.follow { trace in
      hasFailures = hasFailures || trace.hasFailed
      try Terminal.output.print(json ? TraceJSON.line(trace) : text.text(trace) + "\n")
    }
    if hasFailures { throw ExitCode(1) }
  }

  // MARK: The article

  private func tracer(of article: String) async throws -> Tracer {
    let corpus = Result { try options.makePlan(pipeline, explaining: true) }
    // What is no file is the id of an article among the pipeline's own, where there is one.
    if article != "-", !Files.exists(article), let plan = try? corpus.get() {
      let named = try Articles(called: article, in: plan)
      if !named.isEmpty { return await tracer(of: named, plan, corpus) }
    }
    var single = options
    single.input = [article]
    do {
      let plan = try single.makePlan(pipeline, explaining: true)
      return await tracer(of: try Articles(of: plan), plan, corpus)
    } catch let invalid as InvalidPipeline {
      single.show(invalid, pipeline)
      throw ExitCode(2)
    }
  }

  private func tracer(of articles: Articles, _ plan: Plan, _ corpus: Result<Plan, any Error>) async -> Tracer {
    var reason = ""
    if case .failure(let error) = corpus {
      let problems = (error as? InvalidPipeline)?.problems.map(\.message) ?? ["\(error)"]
      reason = "the pipeline's own input cannot be read: \(problems.first ?? ""); name another with --input"
    }
    let workers = ProcessInfo.processInfo.activeProcessorCount
    return await Tracer(plan, articles: articles, corpus: try? corpus.get(), reason: reason, workers: workers)
  }

  private func note(_ learning: Tracer.Learning) -> String {
    switch learning {
    case .notNeeded: return ""
    case .nothing(let reason): return "stages that learn from all articles are left out: \(reason)\n\n"
    case .corpus(let documents, let added):
      let with = added == 0 ? "this one among them" : "and this one beside them"
      return "stages that learn from all articles learned from \(documents) of the pipeline's input, \(with)\n\n"
    }
  }

  // MARK: The pipeline

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
}
