import FoundationEssentials
import PipelineCore
public import PipelinePlan

/// A document in the quarantine, which can be tried again alone.
public struct QuarantinedDocument: Sendable {
  static let documentName = "document.bytes"
  static let inputName = "input.bytes"
  static let sliceName = "slice.yaml"
  static let failureName = "failure.json"

  /// What came of trying it.
  public enum Outcome: Sendable, Equatable {
    /// It goes through all steps.
    case passes
    /// It is dropped, for this reason.
    case dropped(String)
    /// It fails at a step.
    case fails(stage: String, error: String)
  }

  /// What `failure.json` says.
  private struct Description: Codable {
    let id: String
    let stage: String
    let error: String
  }

  /// The document's folder.
  public let folder: String
  /// The pipeline up to the step that failed.
  public var slice: String { "\(folder)/\(QuarantinedDocument.sliceName)" }
  private let description: Description
  /// The document's id.
  public var id: String { description.id }
  /// The step that failed.
  public var stage: String { description.stage }
  /// Whether it went through all steps, and the sinks could not make bytes of it; what those are asked for is in no slice.
  public var isAtOutput: Bool { stage == Failure.atOutput }
  /// What was wrong.
  public var error: String { description.error }

  /// The document in `folder`; nil when there is none.
  public init?(in folder: String) {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(QuarantinedDocument.failureName)"),
      let description = try? JSONDecoder().decode(Description.self, from: data)
    else { return nil }
    self.folder = folder
    self.description = description
  }

  /// The documents in the quarantine `folder`, in the order in which they failed.
  public static func all(in folder: String) -> [QuarantinedDocument] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.compactMap { QuarantinedDocument(in: "\(folder)/\($0)") }
  }

  /// Tries the document with `plan`: from where it was loaded, or, as it was `recorded`, at the step that failed alone.
  ///
  /// Corpus stages learn from this document alone.
  ///
  /// - Throws: ``RunError`` when the quarantine has nothing to try: the document could not be loaded, or another build of the program kept it.
  public func outcome(with plan: Plan, recorded: Bool) throws -> Outcome {
    let steps = recorded ? plan.steps.filter { $0.label == stage } : plan.steps
    var document = try document(
      named: recorded ? QuarantinedDocument.inputName : QuarantinedDocument.documentName, plan)
    for step in steps {
      do {
        let link = try Chain.Link(step) ?? QuarantinedDocument.link(step, learningFrom: document)
        var times = StepTimes(count: 1)
        try Chain(links: [link], verify: false).runStep(0, on: &document, timing: &times)
      } catch let failure as StepFailure {
        return .fails(stage: step.label, error: String(describing: failure.error))
      } catch {
        return .fails(stage: step.label, error: String(describing: error))
      }
      if let reason = document.dropReason { return .dropped(reason.name) }
    }
    do {
      if !recorded || isAtOutput { for format in plan.formats { _ = try format(document) } }
    } catch {
      return .fails(stage: Failure.atOutput, error: String(describing: error))
    }
    return .passes
  }

  private func document(named name: String, _ plan: Plan) throws -> Document {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
      throw RunError("'\(id)' cannot be tried alone: it failed at '\(stage)'; run the pipeline again")
    }
    do {
      return try Document(encoded: Array(data), types: plan.layerTypes)
    } catch {
      throw RunError("'\(id)' was kept by another build of the program; run the pipeline again")
    }
  }

  private static func link(_ step: Plan.Step, learningFrom document: Document) throws -> Chain.Link {
    guard let stage = step.component as? any CorpusStage else { throw RunError("'\(step.label)' is no stage") }
    return try learned(stage, step, from: document)
  }

  private static func learned<Learner: CorpusStage>(
    _ stage: Learner, _ step: Plan.Step, from document: Document
  ) throws -> Chain.Link {
    var state = stage.makeState()
    if step.condition?.holds(for: document) ?? true { try stage.observe(document, into: &state) }
    let model = try stage.fit(state)
    return Chain.Link(step: step) { try stage.process(&$0, with: model) }
  }
}
