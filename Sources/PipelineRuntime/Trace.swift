public import PipelineCore
public import PipelinePlan

/// What each step of a plan did to one document.
public struct Trace: Sendable {
  /// What one step did.
  public struct Step: Sendable {
    /// How the step ended.
    public enum Outcome: Sendable, Equatable {
      /// It did its work.
      case done
      /// The step is not for this document: what its condition compared.
      case passedBy([Condition.Finding])
      /// It threw.
      case failed(String)
      /// It could not be tried, for this reason.
      case untried(String)
    }

    /// The step.
    public let step: Plan.Step
    /// The document as the step found it.
    public let before: Document
    /// The document as the step left it.
    public let after: Document
    /// How the step ended.
    public let outcome: Outcome
    /// Seconds it took.
    public let seconds: Double
    /// The language whose options the step took; nil for the step's own.
    public let language: String?
  }

  /// What the document, or what should have been one, is called.
  public let id: String
  /// The document as its source gave it; nil when it could not be loaded.
  public let document: Document?
  /// Why it could not be loaded.
  public let loadFailure: String?
  /// The steps, up to the one that dropped the document or failed at it.
  public let steps: [Step]

  /// Whether the document could not be loaded, or a step failed at it.
  public var hasFailed: Bool {
    loadFailure != nil
      || steps.contains { step in
        if case .failed = step.outcome { true } else { false }
      }
  }
}

/// Follows documents through a plan, step by step.
public struct Tracer: Sendable {
  /// What corpus stages learned from.
  public enum Learning: Sendable, Equatable {
    /// The plan has no corpus stages.
    case notNeeded
    /// All documents of the pipeline; the documents followed are, or are not, among them.
    case corpus(documents: Int, added: Int)
    /// Nothing, for this reason: corpus stages are not shown.
    case nothing(String)
  }

  /// What corpus stages learned from.
  public let learning: Learning
  private let articles: Articles
  private let steps: [Plan.Step]
  /// For each step its link; nil for a corpus stage that has learned nothing.
  private let links: [Chain.Link?]

  /// A tracer of `articles`.
  ///
  /// - Parameters:
  ///   - corpus: the plan with the sources that corpus stages learn from; nil where there are none, and `reason` says why.
  ///   - workers: how many documents corpus stages observe at once.
  public init(
    _ plan: Plan, articles: Articles, corpus: Plan?, reason: String = "", workers: Int = 1
  ) async {
    steps = plan.steps
    let own = plan.steps.map { Chain.Link($0) }
    guard own.contains(where: { $0 == nil }) else {
      (learning, self.articles, links) = (.notNeeded, articles, own)
      return
    }
    guard let corpus else {
      (learning, self.articles, links) = (.nothing(reason), articles, own)
      return
    }
    do {
      let placed = try articles.placed(in: corpus)
      let learner = Plan(
        name: plan.name, sources: placed.sources, steps: plan.steps, sinks: [], fingerprint: plan.fingerprint)
      let learned = try await Runner(learner, options: RunOptions(workers: workers)).learn(nil, nil)
      self.articles = placed.articles
      links = learned?.chain.links ?? own
      learning = .corpus(documents: placed.count, added: placed.added)
    } catch {
      (learning, self.articles, links) = (.nothing("\(error)"), articles, own)
    }
  }

  /// The traces, one after another.
  public func follow(_ take: (Trace) throws -> Void) rethrows {
    for article in articles.items {
      switch article {
      case .failure(let failure):
        try take(Trace(id: failure.id, document: nil, loadFailure: failure.message, steps: []))
      case .success(let document):
        try take(Trace(id: document.id, document: document, loadFailure: nil, steps: trace(document)))
      }
    }
  }

  private func trace(_ original: Document) -> [Trace.Step] {
    var document = original
    var traced: [Trace.Step] = []
    for (step, link) in zip(steps, links) {
      let before = document
      var times = StepTimes(count: 1)
      let outcome = run(step, link, on: &document, &times)
      traced.append(
        Trace.Step(
          step: step, before: before, after: document, outcome: outcome, seconds: times.counts[0].seconds,
          language: step.variant(for: before)?.language))
      if document.dropReason != nil { break }
      if case .failed = outcome { break }
    }
    return traced
  }

  private func run(
    _ step: Plan.Step, _ link: Chain.Link?, on document: inout Document, _ times: inout StepTimes
  ) -> Trace.Step.Outcome {
    if let condition = step.condition, !condition.holds(for: document) {
      return .passedBy(condition.findings(for: document))
    }
    guard let link else { return .untried("it learns from all documents, and there are none to learn from") }
    // Only where a corpus stage was left out can what the planner promised be missing.
    if let missing = step.contract.reads.first(where: { document.layer(named: $0.name) == nil }),
      links.contains(where: { $0 == nil })
    {
      return .untried("it reads '\(missing.name)', which an untried stage writes")
    }
    let chain = Chain(links: [link], verify: true)
    // A stage's first document pays for tables that are made once; a stage is a function of its document, so it can be tried on a copy.
    var trial = document
    var ignored = times
    try? chain.run(on: &trial, timing: &ignored)
    do throws(StepFailure) {
      try chain.run(on: &document, timing: &times)
      return .done
    } catch {
      return .failed("\(error.error)")
    }
  }
}
