import Lexicon
import Synchronization

/// Where the phrases of a document are written, for one document after another.
struct PhraseMemory {
  /// The places of the words of each sentence.
  var sentences = GrowingBuffer<SentenceWords>(capacity: 64)
  var flags = GrowingBuffer<WordFlags>(capacity: 1024)
  var found = PhraseFinder()
  var index = PhraseIndex()
  var all = GrowingBuffer<Phrase>(capacity: 1024)
  var phraseOfTerm = GrowingBuffer<Int32>(capacity: 1024)

  private init() {}

  private func deallocate() {
    sentences.deallocate()
    flags.deallocate()
    found.deallocate()
    index.deallocate()
    all.deallocate()
    phraseOfTerm.deallocate()
  }

  /// Memory that nobody uses; whoever takes it gives it back.
  static func take() -> PhraseMemory { idle.withLock { $0.popLast() }?.memory ?? PhraseMemory() }

  /// Leaves the memory to the next document, where it is not that of a very long one.
  func giveBack() {
    let handle = Handle(memory: self)
    let isKept =
      flags.count < PhraseMemory.longest
      && PhraseMemory.idle.withLock { idle in
        if idle.count == PhraseMemory.most { return false }
        idle.append(handle)
        return true
      }
    if !isKept { deallocate() }
  }

  /// The most words of a document whose memory is kept, and the most of such memory: as many as workers, as a rule.
  private static let longest = 100_000
  private static let most = 64

  private static let idle = Mutex<[Handle]>([])

  /// Passes memory across the lock: it belongs to one side at a time.
  private struct Handle: @unchecked Sendable {
    let memory: PhraseMemory
  }
}
