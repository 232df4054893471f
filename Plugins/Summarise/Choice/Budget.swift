/// How much a summary may hold: sentences, or words.
struct Budget {
  /// How many sentences at most.
  private(set) var sentences: Int
  /// How many words at most.
  private(set) var words: Int

  /// A bound that nothing reaches.
  static let boundless = Int(Int32.max)

  /// Whether so many sentences of so many words fit in what is left.
  func holds(sentences: Int, words: Int) -> Bool { sentences <= self.sentences && words <= self.words }

  /// Takes away what was chosen; a first sentence may be longer than all there was.
  mutating func spend(sentences: Int, words: Int) {
    self.sentences -= sentences
    self.words = max(0, self.words - words)
  }

  var isSpent: Bool { sentences <= 0 || words <= 0 }
}
