import Lexicon
import TextModel

/// The phrases of a document: up to some number of words in one sentence, joined to each other, with a content word at either end, and not only
/// months, days of the week and stop words.
///
/// Equal phrases have equal terms in equal order. They are numbered: first ``all``, then ``once``.
final class Phrases {
  let text: Text
  let words: [TextRange]
  let sentences: [TextRange]
  let terms: Terms
  let maximumWords: Int

  /// The places of the words of each sentence.
  let wordsOfSentences: UnsafeMutableBufferPointer<SentenceWords>
  let flags: UnsafeMutableBufferPointer<WordFlags>
  /// The phrases as they first come, the shorter of those that begin together first; without those of ``once``.
  let all: UnsafeMutableBufferPointer<Phrase>
  /// Phrases of which nothing is kept but where they stand, since they surely stand once; empty where fragments are kept.
  let once: SingleStretches
  /// The phrase that is the term alone, by number of the term; -1 where it never is content, or stands once.
  let phraseOfTerm: UnsafeMutableBufferPointer<Int32>
  /// Where all that lies, until the phrases go.
  private let memory: PhraseMemory

  /// Finds them.
  ///
  /// - Parameter keepsFragments: whether pieces of longer runs that stand once are among them, see ``Phrase/isFragment``; then all that is known of a phrase is kept of
  ///   every one.
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
    var memory = PhraseMemory.take()
    Phrases.write(words, of: sentences, into: &memory.sentences)
    wordsOfSentences = memory.sentences.values
    memory.flags.resize(words.count)
    flags = memory.flags.values
    WordFlags.write(of: words, text, terms, sentences: wordsOfSentences, into: flags)
    memory.found.find(UnsafeBufferPointer(flags), terms, maximumWords: maximumWords, keepsFragments: keepsFragments)
    once = SingleStretches(
      words: memory.found.words.values, pairs: memory.found.pairs.values, runs: memory.found.runs.values)
    memory.index.begin(capacity: memory.found.longer)
    memory.phraseOfTerm.resize(terms.count)
    phraseOfTerm = memory.phraseOfTerm.values
    phraseOfTerm.initialize(repeating: -1)
    memory.all.removeAll()
    PhraseCollector.collect(terms, into: &memory)
    all = memory.all.values
    self.memory = memory
  }

  deinit { memory.giveBack() }

  /// Writes the places of the words of each sentence.
  private static func write(
    _ words: [TextRange], of sentences: [TextRange], into places: inout GrowingBuffer<SentenceWords>
  ) {
    places.removeAll()
    var word = 0
    words.withUnsafeBufferPointer { words in
      for sentence in sentences {
        while word < words.count, words[word].start < sentence.start { word += 1 }
        let first = word
        while word < words.count, words[word].end <= sentence.end { word += 1 }
        places.append(SentenceWords(lowerBound: Int32(first), upperBound: Int32(word)))
      }
    }
  }

  /// How many phrases there are.
  var count: Int { all.count + once.count }

  /// The words of a phrase where it first stands.
  func stretch(_ number: Int) -> Stretch {
    if number >= all.count { return once[number - all.count] }
    return Stretch(first: Int(all[number].first), length: Int(all[number].length))
  }

  /// Whether a phrase surely stands nowhere else.
  func standsOnce(_ number: Int) -> Bool { number >= all.count }

  /// All that is known of a phrase.
  func phrase(_ number: Int) -> Phrase {
    if number < all.count { return all[number] }
    let place = once[number - all.count]
    let sentence = wordsOfSentences.partitioningIndex { Int($0.upperBound) > place.first }
    var phrase = Phrase(
      first: Int32(place.first), length: Int32(place.length), firstSentence: Int32(sentence),
      hasStopWord: place.words.contains { flags[$0].contains(.stop) })
    phrase.note(Occurrence.tallies[Int(occurrence(at: place).kind)], sentence: Int32(sentence))
    return phrase
  }

  private func occurrence(at place: Stretch) -> Occurrence {
    let capitals = place.words.lazy.map { [flags] in flags[$0] }.filter { !$0.contains(.stop) }
    return Occurrence(
      first: flags[place.first], last: flags[place.first + place.length - 1],
      capitals: capitals.reduce(WordFlags(rawValue: .max)) { $0.intersection($1) },
      traits: place.length == 1 ? terms.traits[place.first] : [])
  }

  /// The terms of a phrase, in order.
  func terms(of phrase: Phrase) -> ArraySlice<Int32> { terms.numbers[phrase.words] }
}
