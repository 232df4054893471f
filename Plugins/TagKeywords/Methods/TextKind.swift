import Foundation
import Lexicon

/// What kind of text a document is, told by its words alone.
struct TextKind {
  /// Below so many words a text is short; by this much less, as a logarithm, it is so altogether.
  private static let short = (words: 300, range: 0.4)
  /// Runs of content words are long from so many words on the mean, and altogether so much more.
  private static let runs = (words: 1.45, range: 0.2)
  /// Names are many from this share of capitals on; few by so much less.
  private static let names = (share: 0.2, range: 0.1)
  /// The same for words that are too general.
  private static let fewNames = (share: 0.25, range: 0.2)
  /// So many words tell the kind of a text.
  private static let sample = 1_000

  /// How far it is about things, from 0 to 1; a half where a script has no capitals.
  ///
  /// News tells of people and places: many of its words have capitals.
  let matter: Double
  /// How far it is a short text about things, from 0 to 1; 0 where nothing tells it from news.
  ///
  /// In such a text next to nothing comes back, so that counts tell little, and what names a thing stands by itself between stop words and verbs: a run of content words, where
  /// the language joins nouns without prepositions, so that runs are long. It takes a language whose verbs are known.
  let terseness: Double

  /// Complexity: O(1).
  init(of phrases: Phrases) {
    let words = phrases.words.count
    let counts = Counts(UnsafeRawBufferPointer(phrases.flags), words: min(words, TextKind.sample))
    guard counts.capitals > 0, counts.runs > 0 else {
      matter = 0.5
      terseness = 0
      return
    }
    let length = Double(counts.content) / Double(counts.runs)
    let names = Double(counts.innerCapitals) / Double(max(1, counts.inner))
    matter = TextKind.share((TextKind.fewNames.share - names) / TextKind.fewNames.range)
    guard phrases.terms.knowsVerbs else {
      terseness = 0
      return
    }
    terseness =
      TextKind.share(log(Double(TextKind.short.words) / Double(words)) / TextKind.short.range)
      * TextKind.share((length - TextKind.runs.words) / TextKind.runs.range)
      * TextKind.share((TextKind.names.share - names) / TextKind.names.range)
  }

  private static func share(_ number: Double) -> Double { min(1, max(0, number)) }
}

/// How many of the first words are of some kind.
private struct Counts {
  let content: Int
  /// Content words with none before them.
  let runs: Int
  /// Content words that do not begin a sentence.
  let inner: Int
  let capitals: Int
  let innerCapitals: Int

  /// - Parameters:
  ///   - flags: the bytes of ``WordFlags``.
  ///   - words: how many; at most 2,040.
  init(_ flags: UnsafeRawBufferPointer, words: Int) {
    let flags = UnsafeRawBufferPointer(rebasing: flags[..<words])
    // Eight words at once, each with a byte of its own to count in.
    let ones: UInt64 = 0x0101_0101_0101_0101
    var (content, runs, inner, capitals, innerCapitals) = (UInt64(), UInt64(), UInt64(), UInt64(), UInt64())
    for start in stride(from: 0, to: words, by: 8) {
      let eight = WordBits.eight(flags, from: start)
      let isContent = eight & ones
      let isInner = isContent & ~(eight &>> 4)
      let isCapitalised = eight &>> 5 & ones
      content &+= isContent
      runs &+= isContent & eight &>> 2
      inner &+= isInner
      capitals &+= isCapitalised
      innerCapitals &+= isCapitalised & isInner
    }
    self.content = Counts.sum(content)
    self.runs = Counts.sum(runs)
    self.inner = Counts.sum(inner)
    self.capitals = Counts.sum(capitals)
    self.innerCapitals = Counts.sum(innerCapitals)
  }

  private static func sum(_ bytes: UInt64) -> Int { (0..<8).reduce(0) { $0 + Int(bytes >> UInt64($1 * 8) & 0xFF) } }
}
