public import PipelineCore
import PipelinePlan
import PipelineRuntime

/// What must be true of every stage, whatever it does: that equal documents become equal, that documents do not touch each other, that layers
/// keep their rules, and that what a corpus stage gathers can be merged in any grouping.
///
/// A stage that throws at a document breaks no law, as long as it throws again.
public enum StageLaws {
  /// The laws that the stages of a chain, each as a pipeline file would hold it, break on `documents`: a sentence each.
  ///
  /// - Throws: ``InvalidPipeline`` when the chain has no plan.
  public static func broken(by chain: [String], on documents: [Document], registry: Registry) throws -> [String] {
    guard let sample = documents.first else { return [] }
    let plan = try Plan(chain: chain, registry: registry)
    let processor = try DocumentProcessor(plan, observing: sample)
    func result(of document: Document) -> String {
      do {
        return everything(of: try processor.process(document))
      } catch {
        return "\(error)"
      }
    }
    var broken: [String] = []
    let first = documents.map(result)
    let again = documents.reversed().map(result).reversed()
    for (document, pair) in zip(documents, zip(first, again)) {
      if pair.0 != pair.1 { broken.append("'\(document.id)' becomes something else when it is processed again") }
      if pair.0.hasPrefix("the stage broke") { broken.append("'\(document.id)': \(pair.0)") }
    }
    for (place, step) in plan.steps.enumerated() {
      guard let stage = step.component as? any CorpusStage else { continue }
      let before =
        place == 0
        ? nil : try DocumentProcessor(Plan(chain: Array(chain[..<place]), registry: registry), observing: sample)
      broken += try brokenByMerging(stage, documents.compactMap { try? before?.process($0) ?? $0 })
    }
    return broken
  }

  /// Whether ``CorpusStage/State`` merges associatively, with a fresh state as identity: every grouping fits a model that does the same.
  private static func brokenByMerging<Learner: CorpusStage>(_ stage: Learner, _ documents: [Document]) throws
    -> [String]
  {
    let parts = try documents.map { document in
      var state = stage.makeState()
      try stage.observe(document, into: &state)
      return state
    }
    let fromLeft = parts.reduce(into: stage.makeState()) { $0.merge($1) }
    let fromRight = parts.reversed().reduce(into: stage.makeState()) { tail, part in
      var head = part
      head.merge(tail)
      tail = head
    }
    var together = stage.makeState()
    for document in documents { try stage.observe(document, into: &together) }
    let results = try [fromLeft, fromRight, together].map { state in
      let model = try stage.fit(state)
      return try documents.map { document in
        var document = document
        try stage.process(&document, with: model)
        return everything(of: document)
      }
    }
    return results.allSatisfy { $0 == results[0] }
      ? [] : ["'\(Learner.info.name)' depends on how its states are merged"]
  }

  private static func everything(of document: Document) -> String {
    let writer = DocumentWriter(fields: Set(document.layerNames + ["text", "origin"]), origins: true)
    return String(decoding: writer.line(document), as: UTF8.self) + (document.dropReason?.name ?? "")
  }
}
