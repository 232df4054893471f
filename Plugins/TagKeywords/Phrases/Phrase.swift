/// A phrase that may be a keyword: all its occurrences in a document, whatever forms its words have there.
struct Phrase: BitwiseCopyable {
  /// The words of its first occurrence.
  let first: Int32
  let length: Int32
  /// The sentence of its first occurrence.
  let firstSentence: Int32
  /// How often it occurs, and in how many sentences.
  var count: Int32 = 0
  var sentences: Int32 = 0
  var lastSentence: Int32 = -1
  /// Occurrences that do not begin a sentence, and those of them in which every word that is no stop word has a capital.
  var inner: Int32 = 0
  var capitalised: Int32 = 0
  /// Occurrences in which every word is in capitals.
  var allCapitals: Int32 = 0
  /// Occurrences with no content word joined on the left, on the right, on either side.
  var leftBoundary: Int32 = 0
  var rightBoundary: Int32 = 0
  var bothBoundaries: Int32 = 0
  /// Occurrences as an adjective of relation that belongs to the word before it.
  var modifiers: Int32 = 0
  /// How often the longer phrase that comes back most often holds it.
  var nested: Int32 = 0
  let hasStopWord: Bool

  /// Whether it is a piece of a longer run of words that stands once.
  var isFragment: Bool { count == 1 && length >= 3 && bothBoundaries == 0 }

  /// Whether it is of two words and stands once.
  var isSinglePair: Bool { count == 1 && length == 2 }

  /// The same, where ``isSinglePair`` holds, with all written down that follows from it.
  var asSinglePair: Phrase {
    @inline(__always) get {
      var pair = Phrase(first: first, length: 2, firstSentence: firstSentence, hasStopWord: hasStopWord)
      pair.count = 1
      pair.sentences = 1
      pair.inner = 1
      pair.capitalised = capitalised
      pair.allCapitals = allCapitals
      pair.leftBoundary = leftBoundary
      pair.rightBoundary = rightBoundary
      pair.bothBoundaries = bothBoundaries
      pair.nested = nested
      return pair
    }
  }

  var words: Range<Int> { Int(first)..<Int(first + length) }

  /// Counts an occurrence.
  @inline(__always)
  mutating func note(_ occurrence: Occurrence) {
    count += 1
    if lastSentence != occurrence.sentence {
      lastSentence = occurrence.sentence
      sentences += 1
    }
    leftBoundary += occurrence.left
    rightBoundary += occurrence.right
    bothBoundaries += occurrence.left & occurrence.right
    allCapitals += Int32(occurrence.capitals.rawValue >> 6 & 1)
    inner += occurrence.isInner
    capitalised += Int32(occurrence.capitals.rawValue >> 5 & 1) & occurrence.isInner
  }

  /// What is told by one of its occurrences.
  struct Occurrence {
    let sentence: Int32
    /// 1 when no content word is joined on the left, on the right, else 0.
    let left: Int32
    let right: Int32
    /// What of ``WordFlags/capitalised`` and ``WordFlags/allCapitals`` holds for every word that is no stop word.
    let capitals: WordFlags
    /// 0 when it begins a sentence, else 1.
    let isInner: Int32
  }
}
