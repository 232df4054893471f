/// A phrase that may be a keyword: all its occurrences in a document, whatever forms its words have there.
struct Phrase {
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

  var words: Range<Int> { Int(first)..<Int(first + length) }

  /// Counts an occurrence.
  ///
  /// - Parameters:
  ///   - left: 1 when no content word is joined on the left, else 0; `right` likewise.
  ///   - capitals: what of ``WordFlags/capitalised`` and ``WordFlags/allCapitals`` holds for every word that is no stop word.
  ///   - isInner: whether it does not begin a sentence.
  @inline(__always)
  mutating func note(sentence: Int32, left: UInt8, right: UInt8, capitals: WordFlags, isInner: Bool) {
    count += 1
    if lastSentence != sentence {
      lastSentence = sentence
      sentences += 1
    }
    leftBoundary += Int32(left)
    rightBoundary += Int32(right)
    bothBoundaries += Int32(left & right)
    allCapitals += Int32(capitals.rawValue >> 6 & 1)
    if isInner {
      inner += 1
      capitalised += Int32(capitals.rawValue >> 5 & 1)
    }
  }
}
