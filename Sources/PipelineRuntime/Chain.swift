import PipelineCore
import PipelinePlan

/// Steps that run one after another on a document while it is warm, no queue between them.
struct Chain: Sendable {
  /// A step with its stage's type forgotten, and its model learned if it is a corpus stage.
  ///
  /// A class, as a step holds much that would be copied for each document.
  final class Link: Sendable {
    let step: Plan.Step
    /// What the step's result depends on besides the document; a learned model is not in it.
    let key: ResultKey
    /// Whether the step works with a model that was learned from all documents.
    let isLearned: Bool
    /// Whether the step is for some documents only; beside the condition, so that nothing is copied where it has none.
    let isConditional: Bool
    /// Whether the step reads the original bytes as text.
    let decodes: Bool
    let process: @Sendable (inout Document) throws -> Void

    /// The step with its model learned, or one that needs none.
    init(step: Plan.Step, process: @escaping @Sendable (inout Document) throws -> Void) {
      self.step = step
      self.process = process
      key = ResultKey(step.fingerprint)
      isLearned = step.component is any CorpusStage
      isConditional = step.condition != nil
      decodes = step.contract.decodes
    }

    /// A step that runs in worker processes only.
    convenience init(elsewhere step: Plan.Step) {
      self.init(step: step) { _ in throw ComponentError("'\(step.label)' runs in worker processes") }
    }

    /// A step that works on one document at a time, with the options for the document's language; nil for a corpus stage.
    convenience init?(_ step: Plan.Step) {
      guard let stage = step.component as? any Stage else { return nil }
      let variants = step.variants.compactMap { $0.component as? any Stage }
      self.init(step: step) { document in
        // The variants are as many as the step has, in its order.
        if let place = step.variantIndex(for: document) { return try variants[place].process(&document) }
        try stage.process(&document)
      }
    }
  }

  var links: [Link] = []
  let verify: Bool
  /// Where a worker process notes the step at hand.
  var progress: WorkPage.Slot?

  /// The key of the plan, where its sinks make bytes of a document behind the last step.
  var plan: ResultKey?

  /// What is done about errors that pass.
  var backoff = Backoff()

  init(links: [Link] = [], verify: Bool) {
    self.links = links
    self.verify = verify
  }

  /// Runs every step on `document`, until one drops it or throws.
  func run(on document: inout Document, timing: inout StepTimes) throws(StepFailure) {
    for index in links.indices {
      try runStep(index, on: &document, timing: &timing)
      if document.dropReason != nil { return }
    }
    try checkDecoded(document)
  }

  /// Runs one step, if its condition holds.
  func runStep(_ index: Int, on document: inout Document, timing: inout StepTimes) throws(StepFailure) {
    let link = links[index]
    if link.isConditional, let condition = link.step.condition, !condition.holds(for: document) {
      timing.skip(at: index)
      return
    }
    guard document.isDecoded || link.decodes else {
      // It came to the step, though the step never saw it.
      timing.add(.zero, to: index)
      timing.fail(at: index)
      throw StepFailure(step: link.step, error: UndecodedText(document))
    }
    progress?.enter(step: index)
    let start = ContinuousClock.now
    do {
      try link.process(&document)
    } catch {
      timing.add(ContinuousClock.now - start, to: index)
      timing.fail(at: index)
      throw StepFailure(step: link.step, error: error)
    }
    timing.add(ContinuousClock.now - start, to: index)
    if verify, let problem = document.problems.first {
      timing.fail(at: index)
      throw StepFailure(step: link.step, error: BrokenContract(problem: problem))
    }
    if document.dropReason != nil { timing.drop(at: index) }
  }

  /// Makes sure that the text was read from the bytes by the last step at the latest.
  func checkDecoded(_ document: Document) throws(StepFailure) {
    if !document.isDecoded { throw StepFailure(step: nil, error: UndecodedText(document)) }
  }
}

/// A step threw at a document.
struct StepFailure: Error {
  /// The step; nil for what happens behind the last.
  let step: Plan.Step?
  let error: any Error
}

/// A stage wrote what its layer's own rules forbid: the stage's author is at fault, and the run ends.
struct BrokenContract: Error, CustomStringConvertible {
  let problem: String
  var description: String { "the stage broke the rules of a layer: \(problem)" }
}

/// A document's bytes are not UTF-8, and no stage has read them as anything else.
struct UndecodedText: Error, CustomStringConvertible {
  let offset: Int

  init(_ document: Document) {
    offset = document.firstInvalidByte ?? 0
  }

  var description: String {
    "the text is not valid UTF-8 (first at byte \(offset)); put a stage that decodes, such as 'clean', first"
  }
}
