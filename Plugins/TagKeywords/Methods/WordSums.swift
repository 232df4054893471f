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
  ///
  /// - Parameter isBare: whether title and rarity are left out.
  @inline(__always)
  init(of places: Range<Int>, _ words: DocumentWords, isBare: Bool = false) {
    for word in places {
      let term = Int(words.terms[word])
      let relative = words.relative[term]
      least = min(least, relative)
      most = max(most, relative)
      sum += relative
      count += words.counts[term]
      letters += words.letters(at: word)
      if isBare { continue }
      if !words.isInTitle.isEmpty, words.isInTitle[term] { inTitle += 1 }
      if !words.rarity.isEmpty { rarity += words.rarity[term] }
    }
  }
}

/// The words of a document, as scoring reads them.
struct DocumentWords {
  let bytes: UnsafeBufferPointer<UInt8>
  let ranges: UnsafeBufferPointer<TextRange>
  let terms: UnsafeBufferPointer<Int32>
  let flags: UnsafeBufferPointer<WordFlags>
  let traits: UnsafeBufferPointer<WordTraits>
  // By number of the term.
  let counts: UnsafeBufferPointer<Int32>
  let relative: UnsafeBufferPointer<Double>
  let isInTitle: UnsafeBufferPointer<Bool>
  let rarity: UnsafeBufferPointer<Double>

  /// About how many letters a word has.
  @inline(__always)
  func letters(at word: Int) -> Int32 {
    let first = bytes[Int(ranges[word].start)]
    let count = Int32(truncatingIfNeeded: ranges[word].count)
    return first < 0x80 ? count : first < 0xE0 ? count / 2 : first < 0xF0 ? count / 3 : count / 4
  }
}

extension DocumentFeatures {
  /// Calls `body` with the words of the document.
  func withWords<Result>(of phrases: Phrases, _ body: (DocumentWords) -> Result) -> Result {
    phrases.text.utf8.withUnsafeBufferPointer { bytes in
      phrases.words.withUnsafeBufferPointer { ranges in
        phrases.terms.numbers.withUnsafeBufferPointer { terms in
          phrases.terms.traits.withUnsafeBufferPointer { traits in
            phrases.terms.counts.withUnsafeBufferPointer { counts in
              relative.withUnsafeBufferPointer { relative in
                isInTitle.withUnsafeBufferPointer { isInTitle in
                  rarity.withUnsafeBufferPointer { rarity in
                    body(
                      DocumentWords(
                        bytes: bytes, ranges: ranges, terms: terms, flags: UnsafeBufferPointer(phrases.flags),
                        traits: traits, counts: counts, relative: relative, isInTitle: isInTitle, rarity: rarity))
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
