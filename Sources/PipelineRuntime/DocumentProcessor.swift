public import PipelineCore
public import PipelinePlan

/// Runs a plan's steps on single documents, without source and sinks; every layer is checked after every step.
public struct DocumentProcessor: Sendable {
  private var chain = Chain(verify: true)

  /// A processor for `plan`, whose corpus stages learn from `sample` alone.
  ///
  /// - Throws: what a corpus stage throws at it.
  public init(_ plan: Plan, observing sample: Document) throws {
    for step in plan.steps {
      if let link = Chain.Link(step) {
        chain.links.append(link)
      } else if let stage = step.component as? any CorpusStage {
        chain.links.append(try learned(stage, step, from: sample))
      }
    }
  }

  private func learned<Learner: CorpusStage>(_ stage: Learner, _ step: Plan.Step, from sample: Document) throws
    -> Chain.Link
  {
    var state = stage.makeState()
    let document = try process(sample)
    if document.dropReason == nil, step.condition?.holds(for: document) ?? true {
      try stage.observe(document, into: &state)
    }
    let model = try stage.fit(state)
    return Chain.Link(step: step) { try stage.process(&$0, with: model) }
  }

  /// The document after all steps.
  ///
  /// - Throws: what a step throws.
  public func process(_ document: Document) throws -> Document {
    var document = document
    var times = StepTimes(count: chain.links.count)
    do throws(StepFailure) {
      try chain.run(on: &document, timing: &times)
    } catch {
      throw error.error
    }
    return document
  }
}
