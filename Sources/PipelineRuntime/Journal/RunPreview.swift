import FoundationEssentials
import PipelineCore
public import PipelinePlan

/// What a run would do, and why, by what the journal says; nothing is run and nothing written.
public struct RunPreview: Sendable {
  /// What would become of a document.
  public enum Action: Sendable, Hashable {
    /// It is not in the journal: all steps.
    case new
    /// It has changed since: all steps.
    case changed
    /// Nothing.
    case unchanged
    /// A step has changed or was added, or the last run did not come to it: the steps from there on.
    case from(step: String)
    /// A corpus stage learns from other documents than the last time: what it does to this one may change.
    case learned(step: String)
    /// It cannot be loaded, and fails.
    case unreadable(String)
    /// Steps at the end were taken out: there is nothing to run, but it is written without what they made.
    case shortened
  }

  /// How many documents each action awaits.
  public private(set) var counts: [Action: Int] = [:]
  /// For each action, the first documents that it awaits.
  public private(set) var examples: [Action: [String]] = [:]
  /// How many documents of the journal are gone, and would go from the output.
  public private(set) var gone = 0
  /// The corpus stages that would observe all documents again.
  public private(set) var observing: [String] = []

  private static let exampleCount = 5

  /// The preview of a run of `plan` with the journal at `path`.
  ///
  /// - Throws: what stops a run: an input folder that cannot be read, a journal that another run holds.
  /// - Complexity: O(bytes of input); the journal is read for each document.
  public init(_ plan: Plan, journal path: String?, limit: Int?) async throws {
    let isThere = path.map { FileManager.default.fileExists(atPath: $0) } ?? false
    let journal = try isThere ? path.map { try Journal(path: $0) } : nil
    let feed = try Feed(plan.sources, passes: 1, limit: limit, stop: StopToken())
    let steps = plan.steps.map {
      (label: $0.label, key: ResultKey($0.fingerprint), isLearned: $0.component is any CorpusStage)
    }
    observing = steps.filter(\.isLearned).map(\.label)
    var seen: Set<UInt64> = []
    // Documents that are as they were up to a corpus stage wait for whether it learns from the same documents.
    var waiting: [(id: String, step: String)] = []
    while let batch = try await feed.next() {
      for item in batch.items {
        switch item.document() {
        case .failure(let failure): add(.unreadable(failure.message), item.id)
        case .success(let document):
          seen.insert(IDList.hash(of: document.id))
          let (action, learned) = try RunPreview.action(for: document, steps: steps, journal: journal)
          if action == .unchanged, let learned {
            waiting.append((document.id, learned))
          } else {
            add(action, document.id)
          }
        }
      }
    }
    gone = journal.map { $0.count(besides: seen) } ?? 0
    let isSame = gone == 0 && counts.isEmpty
    for (id, step) in waiting { add(isSame ? .unchanged : .learned(step: step), id) }
  }

  private mutating func add(_ action: Action, _ id: String) {
    counts[action, default: 0] += 1
    if examples[action, default: []].count < RunPreview.exampleCount { examples[action, default: []].append(id) }
  }

  /// What is to be done to a document, and the first corpus stage on its way.
  private static func action(
    for document: Document, steps: [(label: String, key: ResultKey, isLearned: Bool)], journal: Journal?
  ) throws -> (Action, learned: String?) {
    guard let entry = journal?.entry(of: document.id) else { return (.new, nil) }
    guard try entry.trail.keys[0] == ResultKey(loaded: document) else { return (.changed, nil) }
    var learned: String?
    for (index, step) in steps.enumerated() {
      guard index < entry.changes.count else {
        return (entry.trail.isDropped ? .unchanged : .from(step: step.label), learned)
      }
      var key = entry.trail.keys[index].combined(with: step.key)
      if step.isLearned {
        learned = learned ?? step.label
        key = key.combined(with: ResultKey(entry.changes[index].bytes))
      }
      if entry.trail.keys[index + 1] != key { return (.from(step: step.label), learned) }
    }
    return (entry.changes.count == steps.count ? .unchanged : .shortened, learned)
  }
}
