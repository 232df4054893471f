import Lexicon

/// What is told by one occurrence of a phrase: whether words go on beside it, its capitals, whether it begins a sentence.
struct Occurrence {
  /// For each thing to count, in the order of the properties of ``Phrase``, 1 where it holds, else 0.
  typealias Tally = SIMD8<Int32>

  /// How many different occurrences there are.
  static let kinds = 64

  /// Which of them it is: the flags from ``WordFlags/leftBoundary`` to ``WordFlags/allCapitals``, two bits lower, then whether it is a modifier.
  let kind: UInt8

  /// Whether no content word is joined on either side.
  @inline(__always) var isByItself: Bool { kind & 3 == 3 }

  /// - Parameters:
  ///   - capitals: what holds for every word that is no stop word.
  ///   - traits: those of a single word; none for more.
  @inline(__always)
  init(first: WordFlags, last: WordFlags, capitals: WordFlags, traits: WordTraits = []) {
    let left = first.rawValue & 0b1_0100 | last.rawValue & 0b1000 | capitals.rawValue & 0b110_0000
    // An adjective of relation belongs to a word before it.
    let isModifier = traits.rawValue >> 7 & ~(traits.rawValue >> 6) & ~(first.rawValue >> 2) & 1
    kind = left >> 2 | isModifier << 5
  }

  private init(kind: Int) { self.kind = UInt8(kind) }

  /// All there are, by number of the kind.
  static let all = (0..<kinds).map(Occurrence.init(kind:))

  /// The occurrence of a single word.
  @inline(__always)
  init(of word: WordFlags, _ traits: WordTraits) {
    self.init(first: word, last: word, capitals: word, traits: traits)
  }

  /// What each kind adds to a phrase, by number of the kind.
  static let tallies: [Tally] = (0..<kinds).map { number in
    func bit(_ place: Int32) -> Int32 { Int32(number) >> place & 1 }
    let (left, right, inner) = (bit(0), bit(1), 1 - bit(2))
    return Tally(1, left, right, left & right, inner, bit(3) & inner, bit(4), bit(5))
  }
}
