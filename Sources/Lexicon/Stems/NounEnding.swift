/// What a language writes behind a noun in one word with it, and that is shown with no keyword.
public enum NounEnding {
  case korean
  case turkish

  /// What nouns of a language end in; nil where they end in nothing of the kind, or stemmers know it.
  public init?(language: String?) {
    switch language {
    case "ko": self = .korean
    case "tr", "az": self = .turkish
    default: return nil
    }
  }

  /// The bytes of the ending of the last word of a phrase; 0 when there is none.
  public func length(in phrase: UnsafeBufferPointer<UInt8>) -> Int {
    switch self {
    case .korean: KoreanParticle.length(in: phrase)
    case .turkish: TurkishEnding.length(in: phrase)
    }
  }

  /// Whether no phrase goes on behind a word: the folded word, and the bytes that it was folded from.
  func closesPhrase(_ word: FoldedWord, _ written: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .korean: !KoreanParticle.joins(word.letters)
    case .turkish: TurkishEnding.closesPhrase(written)
    }
  }
}
