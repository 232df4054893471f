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
  private(set) var all: [Phrase] = []
  /// The phrase that is the term alone, by number of the term; -1 where it never is content.
  private(set) var phraseOfTerm: [Int32]
  private var index: PhraseIndex

  /// Finds them.
  ///
  /// Complexity: O(words × maximumWords).
  init(_ text: Text, words: [TextRange], sentences: [TextRange], terms: Terms, maximumWords: Int) {
    self.text = text
    self.words = words
    self.sentences = sentences
    self.terms = terms
    self.maximumWords = maximumWords
    flags = WordFlags.all(text, words: words, terms: terms, sentences: sentences)
    phraseOfTerm = [Int32](repeating: -1, count: terms.count)
    index = PhraseIndex(capacity: words.count)
    all.reserveCapacity(words.count)
    collect()
    findNested()
  }

  private mutating func collect() {
    var word = 0
    for (sentence, range) in sentences.enumerated() {
      while word < words.count, words[word].start < range.start { word += 1 }
      while word < words.count, words[word].end <= range.end {
        if flags[word].contains(.content) { collect(from: word, sentence: Int32(sentence)) }
        word += 1
      }
    }
  }

  /// Notes every phrase that begins at the content word `start`.
  @inline(__always)
  private mutating func collect(from start: Int, sentence: Int32) {
    var hash: UInt64 = 0
    // What holds for all words so far.
    var capitals: WordFlags = [.capitalised, .allCapitals]
    var hasStopWord = false
    var isDate = true
    for end in start..<min(words.count, start + maximumWords) {
      let own = flags[end]
      if end > start, !own.contains(.joined) { break }
      hash = PhraseIndex.extended(hash, by: terms.numbers[end])
      if own.contains(.stop) { hasStopWord = true } else { capitals.formIntersection(own) }
      if !terms.traits[end].contains(.calendar) { isDate = false }
      if !own.contains(.content) || isDate { continue }
      let number: Int
      if end == start {
        let term = Int(terms.numbers[end])
        if phraseOfTerm[term] < 0 {
          phraseOfTerm[term] = Int32(all.count)
          all.append(Phrase(first: Int32(start), length: 1, firstSentence: sentence, hasStopWord: false))
        }
        number = Int(phraseOfTerm[term])
        if terms.traits[end].contains(.relation), !own.contains(.leftBoundary) { all[number].modifiers += 1 }
      } else {
        number = index.number(of: hash, else: all.count)
        if number == all.count {
          all.append(
            Phrase(
              first: Int32(start), length: Int32(end - start + 1), firstSentence: sentence, hasStopWord: hasStopWord))
        }
      }
      all[number].note(
        sentence: sentence, left: flags[start].rawValue >> 2 & 1, right: own.rawValue >> 3 & 1, capitals: capitals,
        isInner: !flags[start].contains(.first))
    }
  }

  /// Tells each phrase of the longer ones that come back and hold it at an end.
  private mutating func findNested() {
    for phrase in all where phrase.length > 1 && phrase.count > 1 {
      for part in [phrase.words.dropFirst(), phrase.words.dropLast()] {
        if let number = number(of: part) { all[number].nested = max(all[number].nested, phrase.count) }
      }
    }
  }

  /// The phrase that stands at `words`, when it is one.
  func number(of words: Range<Int>) -> Int? {
    words.count == 1
      ? number(ofTerm: terms.numbers[words.lowerBound])
      : number(of: words.reduce(0) { PhraseIndex.extended($0, by: terms.numbers[$1]) })
  }

  /// The phrase that is a term alone.
  func number(ofTerm term: Int32) -> Int? {
    phraseOfTerm[Int(term)] < 0 ? nil : Int(phraseOfTerm[Int(term)])
  }

  /// The phrase of two words or more with a hash; see ``PhraseIndex/extended(_:by:)``.
  func number(of hash: UInt64) -> Int? { index.existing(hash) }

  /// The terms of a phrase, in order.
  func terms(of phrase: Phrase) -> ArraySlice<Int32> { terms.numbers[phrase.words] }

  /// About how many letters the words of a phrase have, where it first stands: their bytes over those of their first letter.
  func letters(in phrase: Phrase) -> Int32 {
    var letters = 0
    for word in phrase.words {
      let first = text.utf8[Int(words[word].start)]
      letters += words[word].count / (first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
    }
    return Int32(letters)
  }
}
