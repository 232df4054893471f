import Lexicon
import TextModel

/// What the words of a phrase add up to.
struct WordSums {
  /// Logarithms of the words' counts over that of the most frequent word: the least, the most, all.
  private(set) var least = 0.0
  private(set) var most = -Double.infinity
  private(set) var sum = 0.0
  /// The counts, added up.
  private(set) var count: Int32 = 0
  /// About how many letters the words have: their bytes over those of their first letter.
  private(set) var letters: Int32 = 0
  private(set) var inTitle = 0.0
  private(set) var rarity = 0.0

  /// The sums over the words at these places.
  @inline(__always)
  init(
    of places: Range<Int>, _ words: DocumentWords, _ document: DocumentFeatures, logarithm: (Int32) -> Double
  ) {
    for word in places {
      let term = Int(words.terms[word])
      let count = words.counts[term]
      let relative = logarithm(count) - document.logMost
      least = min(least, relative)
      most = max(most, relative)
      sum += relative
      self.count += count
      letters += WordSums.letters(in: words.ranges[word], words.bytes)
      if !document.isInTitle.isEmpty, document.isInTitle[term] { inTitle += 1 }
      if !document.rarity.isEmpty { rarity += document.rarity[term] }
    }
  }

  @inline(__always)
  private static func letters(in word: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    let first = bytes[Int(word.start)]
    let count = Int32(truncatingIfNeeded: word.count)
    return first < 0x80 ? count : first < 0xE0 ? count / 2 : first < 0xF0 ? count / 3 : count / 4
  }
}

/// The words of a document, as scoring reads them.
struct DocumentWords {
  let bytes: UnsafeBufferPointer<UInt8>
  let ranges: UnsafeBufferPointer<TextRange>
  let terms: UnsafeBufferPointer<Int32>
  /// How often each term stands.
  let counts: UnsafeBufferPointer<Int32>
}

extension DocumentFeatures {
  /// Calls `body` with the words of the document.
  func withWords<Result>(of phrases: Phrases, _ body: (DocumentWords) -> Result) -> Result {
    phrases.text.utf8.withUnsafeBufferPointer { bytes in
      phrases.words.withUnsafeBufferPointer { ranges in
        phrases.terms.numbers.withUnsafeBufferPointer { terms in
          phrases.terms.counts.withUnsafeBufferPointer { counts in
            body(DocumentWords(bytes: bytes, ranges: ranges, terms: terms, counts: counts))
          }
        }
      }
    }
  }
}
