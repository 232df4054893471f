import PipelineCore
import PipelinePlan

extension FeedItem {
  /// The document, or what is known of the one that cannot be loaded.
  func document() -> Swift.Result<Document, Failure> {
    do {
      return .success(try load())
    } catch let failure as LoadFailure {
      return .failure(
        Failure(id: id, stage: Failure.atSource, message: failure.message, path: id, bytes: failure.bytes))
    } catch {
      return .failure(Failure(id: id, stage: Failure.atSource, message: String(describing: error), path: id, bytes: []))
    }
  }
}

/// A document that failed, with all that the quarantine keeps of it.
struct Failure: Error, Sendable {
  /// What stands for the step when a document failed before the first.
  static let atSource = "source"
  /// What stands for the step when a document failed behind the last, where sinks make its bytes.
  static let atOutput = "output"

  let id: String
  /// The step that failed, or what stands for it.
  let stage: String
  let message: String
  let path: String
  let bytes: [UInt8]
  var endsRun = false
  /// Whether observing the document may go well a little later.
  var passes = false
  var mediaType = MediaType.plainText
  /// The document as it was loaded, encoded; nil when it could not be.
  var document: [UInt8]?
  /// The document as it came to the step that failed, encoded; nil when it came to none.
  var input: [UInt8]?
}

extension Failure {
  init(_ document: Document, stage: String, message: String) {
    self.init(id: document.id, stage: stage, message: message, path: document.origin.path, bytes: document.origin.bytes)
    mediaType = document.origin.mediaType
  }

  init(_ document: Document, _ failure: StepFailure) {
    self.init(document, stage: failure.step?.label ?? Failure.atOutput, message: String(describing: failure.error))
    endsRun = failure.step?.onFailure == .stop || failure.error is BrokenContract
  }

  /// The place of the step that failed, the number of steps for what is behind the last; nil for what is before the first.
  func step(among steps: [Plan.Step]) -> Int? {
    stage == Failure.atOutput ? steps.count : steps.firstIndex { $0.label == stage }
  }

  /// The failure of an item that could not be loaded, to be kept for a later pass.
  var withoutBytes: Failure { Failure(id: id, stage: stage, message: message, path: path, bytes: []) }

  /// The failure with the bytes of `document`, where it was kept without.
  func with(_ document: Document) -> Failure {
    if !bytes.isEmpty { return self }
    var failure = Failure(
      id: document.id, stage: stage, message: message, path: document.origin.path, bytes: document.origin.bytes)
    failure.endsRun = endsRun
    failure.mediaType = document.origin.mediaType
    return failure
  }
}

/// The ids seen so far, as 64-bit hashes: a million documents take some 16 MB.
///
/// Two different ids of a million fall together with a chance of about 3 in 10⁸; the second would be quarantined, never lost.
struct SeenIDs: Sendable {
  private(set) var hashes: Set<UInt64> = []

  /// Notes `id`; false when it was there before.
  mutating func insert(_ id: String) -> Bool {
    hashes.insert(IDList.hash(of: id)).inserted
  }
}
