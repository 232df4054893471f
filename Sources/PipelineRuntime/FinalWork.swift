import PipelineCore
import PipelinePlan

/// The last pass over one document: every step, and its bytes for each sink.
///
/// Runs on a worker of this process, or in a worker process.
struct FinalWork: Sendable {
  let chain: Chain
  let formats: [@Sendable (Document) throws -> [UInt8]]
  /// How to read what the journal holds; nil without a journal.
  let types: LayerTypes?
  /// Whether what the journal holds can be read in this process without harm, whatever the stages' own code does.
  private let recallsSafely: Bool
  /// Whether what failed is kept, with the document as it came to the step that failed.
  let keepsFailures: Bool

  init(
    chain: Chain, formats: [@Sendable (Document) throws -> [UInt8]], types: LayerTypes?, keepsFailures: Bool
  ) {
    self.chain = chain
    self.formats = formats
    self.types = types
    self.keepsFailures = keepsFailures
    recallsSafely = types?.areOwn == true
  }

  /// What became of one document.
  enum Outcome: Sendable {
    case written(id: String, records: [[UInt8]], Counts, Recollection?)
    case dropped(id: String, reason: DropReason, Recollection?)
    case failed(Failure)

    var id: String {
      switch self {
      case .written(let id, _, _, _), .dropped(let id, _, _): id
      case .failed(let failure): failure.id
      }
    }

    /// What became of it, in a word.
    var name: String {
      switch self {
      case .written(_, _, _, let recollection): recollection?.isUnchanged == true ? "unchanged" : "written"
      case .dropped: "dropped"
      case .failed: "failed"
      }
    }

    var isFailure: Bool {
      if case .failed = self { true } else { false }
    }
  }

  /// What is counted of a written document.
  struct Counts: Sendable {
    var sentences = 0
    var keywords = 0
  }

  /// A document to be worked on.
  ///
  /// A class, as a document holds much that would be copied for each hand it goes through.
  final class Job: Sendable {
    let document: Document
    /// Its place among the documents, from 0.
    let place: Int
    /// What the journal holds of it.
    let earlier: JournalEntry?
    /// Whether it may be kept as a sample.
    let keepsArticle: Bool

    init(document: Document, place: Int, earlier: JournalEntry?, keepsArticle: Bool = false) {
      self.document = document
      self.place = place
      self.earlier = earlier
      self.keepsArticle = keepsArticle
    }
  }

  /// What became of a document, and what a sample keeps of it.
  typealias Worked = (outcome: Outcome, article: RunSample.Article?)

  /// What became of a document that was recalled, and that no step took time for it.
  struct Recalled {
    let worked: Worked
    let times: StepTimes
  }

  /// Runs the steps, and the sinks where none drops the document.
  func work(on job: Job, times: inout StepTimes, notes: JournalNotes) -> Worked {
    let (document, recollection): (Document, Recollection?)
    do throws(StepFailure) {
      (document, recollection) = try chain.run(on: job, types: types, timing: &times, notes: notes)
    } catch {
      return (.failed(complete(Failure(job.document, error), of: job.document)), nil)
    }
    if let reason = document.dropReason { return (.dropped(id: document.id, reason: reason, recollection), nil) }
    chain.progress?.enter(step: chain.links.count)
    do {
      return try written(document, of: job, recollection)
    } catch {
      return (.failed(complete(Failure(document, StepFailure(step: nil, error: error)), of: job.document)), nil)
    }
  }

  /// The document's bytes for each sink.
  private func written(_ document: Document, of job: Job, _ recollection: Recollection?) throws -> Worked {
    let records = try formats.map { try $0(document) }
    let counts = Counts(
      sentences: document.layer(.sentences)?.ranges.count ?? 0, keywords: document.layer(.keywords)?.items.count ?? 0)
    return (
      .written(id: document.id, records: records, counts, recollection),
      job.keepsArticle ? RunSample.Article(document, at: job.place) : nil
    )
  }

  /// What becomes of a document of which the journal has everything, so that no step is run; nil where something is missing, or cannot be read or written, or may do harm when it is read.
  func recalled(_ job: Job) -> Recalled? {
    guard let types, recallsSafely, isKnown(job), let changes = job.earlier?.changes else { return nil }
    var document = job.document
    var times = StepTimes(count: chain.links.count)
    for index in 0..<changes.count {
      guard (try? document.apply(changes[index], types: types)) != nil else { return nil }
      times.reuse(at: index)
    }
    let recollection = Recollection(note: nil, isNew: false, isUnchanged: true)
    if let reason = document.dropReason {
      times.drop(at: changes.count - 1)
      return Recalled(worked: (.dropped(id: document.id, reason: reason, recollection), nil), times: times)
    }
    guard document.isDecoded, let written = try? written(document, of: job, recollection) else { return nil }
    return Recalled(worked: written, times: times)
  }

  /// Whether the journal has all that the steps would do to the document, so that none of them runs, and these sinks have made bytes of it before.
  private func isKnown(_ job: Job) -> Bool {
    guard let earlier = job.earlier, earlier.trail.keys.count == earlier.changes.count + 1,
      earlier.changes.count == chain.links.count || earlier.trail.isDropped, earlier.changes.count <= chain.links.count,
      earlier.trail.plan == chain.plan,
      let input = try? ResultKey(loaded: job.document), earlier.trail.keys[0] == input
    else { return false }
    var key = input
    for (link, known) in zip(chain.links, earlier.trail.keys.dropFirst()) {
      key = key.combined(with: link.key)
      if link.isLearned || key != known { return false }
    }
    return true
  }

  /// The failure with the document as it was loaded and as it came to the step that failed, made anew: a step that throws may have left it half changed.
  func complete(_ failure: Failure, of original: Document) -> Failure {
    guard keepsFailures else { return failure }
    var failure = failure
    failure.document = try? original.encoded()
    failure.input = failure.step(among: chain.links.map(\.step)).flatMap { input(of: $0, from: original) }
    return failure
  }

  /// The document as it comes to a step, or to the sinks behind the last one, encoded; nil where it does not come so far.
  func input(of step: Int, from original: Document) -> [UInt8]? {
    var document = original
    var times = StepTimes(count: chain.links.count)
    for earlier in 0..<step where (try? chain.runStep(earlier, on: &document, timing: &times)) == nil { return nil }
    return try? document.encoded()
  }
}
