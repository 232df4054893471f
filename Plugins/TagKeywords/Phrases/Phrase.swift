/// A phrase that may be a keyword: all its occurrences in a document, whatever forms its words have there.
struct Phrase: BitwiseCopyable {
  /// How often it stands, and how, a number for each ``Occurrence/Kind``: one addition notes an occurrence.
  private(set) var tally = Occurrence.Tally()
  /// The words of its first occurrence.
  let first: Int32
  let length: Int32
  /// The sentence of its first occurrence.
  let firstSentence: Int32
  /// In how many sentences it occurs.
  private(set) var sentences: Int32 = 0
  private var lastSentence: Int32 = -1
  /// How often the longer phrase that comes back most often holds it.
  var nested: Int32 = 0
  let hasStopWord: Bool

  init(first: Int32, length: Int32, firstSentence: Int32, hasStopWord: Bool) {
    self.first = first
    self.length = length
    self.firstSentence = firstSentence
    self.hasStopWord = hasStopWord
  }

  /// How often it occurs.
  var count: Int32 { tally[0] }
  /// Occurrences with no content word joined on the left, on the right, on either side.
  var leftBoundary: Int32 { tally[1] }
  var rightBoundary: Int32 { tally[2] }
  var bothBoundaries: Int32 { tally[3] }
  /// Occurrences that do not begin a sentence, and those of them in which every word that is no stop word has a capital.
  var inner: Int32 { tally[4] }
  var capitalised: Int32 { tally[5] }
  /// Occurrences in which every word is in capitals.
  var allCapitals: Int32 { tally[6] }
  /// Occurrences as an adjective of relation that belongs to the word before it.
  var modifiers: Int32 { tally[7] }

  /// Whether it is a piece of a longer run of words that stands once.
  var isFragment: Bool { count == 1 && length >= 3 && bothBoundaries == 0 }

  /// Whether it is some words that stand once, by themselves.
  var isRunThatStandsOnce: Bool { count == 1 && length >= 2 && bothBoundaries == 1 }

  var words: Range<Int> { Int(first)..<Int(first + length) }

  /// Counts an occurrence.
  @inline(__always)
  mutating func note(_ tally: Occurrence.Tally, sentence: Int32) {
    self.tally &+= tally
    sentences &+= lastSentence == sentence ? 0 : 1
    lastSentence = sentence
  }
}
