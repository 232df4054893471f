import Lexicon
import TextModel

/// The phrases of a document: up to some number of words in one sentence, joined to each other, with a content word at either end, and not only
/// months and days of the week.
///
/// Equal phrases have equal terms in equal order. They are numbered as they first come, the shorter of those that begin together first.
struct Phrases {
  let text: Text
  let words: [TextRange]
  let sentences: [TextRange]
  let terms: Terms
  let flags: [WordFlags]
  let maximumWords: Int
  let all: [Phrase]
  /// The phrase that is the term alone, by number of the term; -1 where it never is content.
  let phraseOfTerm: [Int32]

  /// Finds them.
  ///
  /// - Parameter keepsFragments: whether pieces of longer runs that stand once are among them; see ``Phrase/isFragment``.
  ///
  /// Complexity: O(words × maximumWords).
  init(
    _ text: Text, words: [TextRange], sentences: [TextRange], terms: Terms, maximumWords: Int,
    keepsFragments: Bool = true
  ) {
    self.text = text
    self.words = words
    self.sentences = sentences
    self.terms = terms
    self.maximumWords = maximumWords
    let inSentences = Phrases.words(words, in: sentences)
    let flags = WordFlags.all(text, words: words, terms: terms, sentences: inSentences)
    var all: [Phrase] = []
    phraseOfTerm = [Int32](unsafeUninitializedCapacity: terms.count) { phraseOfTerm, count in
      count = terms.count
      phraseOfTerm.initialize(repeating: -1)
      flags.withUnsafeBufferPointer { flags in
        terms.numbers.withUnsafeBufferPointer { numbers in
          terms.traits.withUnsafeBufferPointer { traits in
            terms.counts.withUnsafeBufferPointer { counts in
              all = PhraseCollector(
                PhraseCollector.Words(flags: flags, terms: numbers, traits: traits, counts: counts),
                maximumWords: maximumWords, keepsFragments: keepsFragments,
                index: PhraseIndex(capacity: words.count / 4), phraseOfTerm: phraseOfTerm
              ).collect(inSentences)
            }
          }
        }
      }
    }
    self.flags = flags
    self.all = all
  }

  /// The places of the words of each sentence.
  private static func words(_ words: [TextRange], in sentences: [TextRange]) -> [Range<Int32>] {
    var word = 0
    return sentences.map { sentence in
      while word < words.count, words[word].start < sentence.start { word += 1 }
      let first = word
      while word < words.count, words[word].end <= sentence.end { word += 1 }
      return Int32(first)..<Int32(word)
    }
  }

  /// The phrase that is a term alone.
  func number(ofTerm term: Int32) -> Int? {
    phraseOfTerm[Int(term)] < 0 ? nil : Int(phraseOfTerm[Int(term)])
  }

  /// The terms of a phrase, in order.
  func terms(of phrase: Phrase) -> ArraySlice<Int32> { terms.numbers[phrase.words] }
}
