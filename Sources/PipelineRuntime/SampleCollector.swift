import PipelineCore
import Synchronization

/// Gathers a ``RunSample`` while a run goes on.
///
/// Workers ask first whether an article can still be among those kept, so that hardly any is copied in a long run.
public final class SampleCollector: Sendable {
  private struct State {
    var sample = RunSample()
    /// The articles with the hashes of their ids, by hash.
    var drawn: [(hash: UInt64, article: RunSample.Article)] = []
  }

  private let gate = Atomic<UInt64>(.max)
  /// The seconds of the last of the slow documents, as bits: those of positive numbers rise with them.
  private let slowGate = Atomic<UInt64>(0)
  private let state = Mutex(State())

  /// A collector of nothing yet.
  public init() {}

  /// What was gathered.
  public var sample: RunSample {
    state.withLock { state in
      var sample = state.sample
      sample.articles = state.drawn.map(\.article).sorted { $0.place < $1.place }
      return sample
    }
  }

  /// Whether the document called `id` may still be kept.
  func isOpen(to id: String) -> Bool { StableHash.of(id) <= gate.load(ordering: .relaxed) }

  /// Whether a document that took `seconds` may still be among the slowest.
  func isOpen(toSeconds seconds: Double) -> Bool {
    seconds > 0 && seconds.bitPattern >= slowGate.load(ordering: .relaxed)
  }

  /// Takes what became of a document, with the article where it was written and may be kept.
  func take(_ outcome: FinalWork.Outcome, _ article: RunSample.Article?) {
    if let article { take(article) }
    if case .dropped(let id, let reason, _) = outcome { drop(id, as: reason) }
  }

  /// Takes an article that was written.
  func take(_ article: RunSample.Article) {
    let hash = StableHash.of(article.id)
    state.withLock { state in
      let place = state.drawn.firstIndex { ($0.hash, $0.article.place) > (hash, article.place) } ?? state.drawn.endIndex
      if place == RunSample.articleLimit { return }
      state.drawn.insert((hash, article), at: place)
      if state.drawn.count > RunSample.articleLimit { state.drawn.removeLast() }
      if state.drawn.count == RunSample.articleLimit, let last = state.drawn.last {
        gate.store(last.hash, ordering: .relaxed)
      }
    }
  }

  /// Takes the time of a document.
  func take(_ slow: RunSample.Slow) {
    state.withLock { state in
      let slowest = state.sample.slowest
      let place = slowest.firstIndex { ($0.seconds, slow.place) < (slow.seconds, $0.place) } ?? slowest.endIndex
      if place == RunSample.slowLimit { return }
      state.sample.slowest.insert(slow, at: place)
      if state.sample.slowest.count > RunSample.slowLimit { state.sample.slowest.removeLast() }
      if state.sample.slowest.count == RunSample.slowLimit, let last = state.sample.slowest.last {
        slowGate.store(last.seconds.bitPattern, ordering: .relaxed)
      }
    }
  }

  /// Takes a document that was dropped.
  func drop(_ id: String, as reason: DropReason) {
    state.withLock { state in
      if state.sample.dropped[reason.name, default: []].count < RunSample.droppedLimit {
        state.sample.dropped[reason.name, default: []].append(id)
      }
    }
  }
}

/// What one batch gives to the sample.
struct BatchSample: Sendable {
  /// Articles that may be kept, by their place in the batch.
  var articles: [Int: RunSample.Article] = [:]
  /// What documents took.
  var times: [RunSample.Slow] = []
}
