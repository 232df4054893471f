import Lexicon
import PipelineCore

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
  static func take() -> PhraseMemory { idle.take() ?? PhraseMemory() }

  /// Leaves the memory to the next document, where it is not that of a very long one.
  func giveBack() {
    if flags.count > PhraseMemory.longest || !PhraseMemory.idle.giveBack(self) { deallocate() }
  }

  /// The most words of a document whose memory is kept.
  private static let longest = 100_000

  private static let idle = IdlePool<PhraseMemory>(most: 64)
}
