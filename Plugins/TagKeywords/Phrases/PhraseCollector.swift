import Lexicon
import TextModel

/// Goes once over the words of a document and notes every phrase.
///
/// A phrase can only come back when each of its terms does, so most phrases need not be looked for among those before: only terms and what may come back is.
struct PhraseCollector {
  /// The words of a document, as the collector reads them.
  struct Words {
    let flags: UnsafeBufferPointer<WordFlags>
    let terms: UnsafeBufferPointer<Int32>
    let traits: UnsafeBufferPointer<WordTraits>
    /// How often each term stands.
    let counts: UnsafeBufferPointer<Int32>
  }

  private let words: Words
  private let maximumWords: Int
  private let keepsFragments: Bool
  private let index: PhraseIndex
  private let phraseOfTerm: UnsafeMutableBufferPointer<Int32>
  private var all: GrowingBuffer<Phrase>

  /// - Parameters:
  ///   - keepsFragments: whether ``Phrase/isFragment`` may hold for a phrase; else those that surely are fragments are left out.
  ///   - index: gets the phrases of two words and more that may come back.
  ///   - phraseOfTerm: gets the phrases of single terms.
  init(
    _ words: Words, maximumWords: Int, keepsFragments: Bool, index: PhraseIndex,
    phraseOfTerm: UnsafeMutableBufferPointer<Int32>
  ) {
    self.words = words
    self.maximumWords = maximumWords
    self.keepsFragments = keepsFragments
    self.index = index
    self.phraseOfTerm = phraseOfTerm
    all = GrowingBuffer(capacity: words.flags.count)
  }

  /// The phrases in sentences that have these words.
  ///
  /// Complexity: O(words × maximumWords).
  consuming func collect(_ sentences: [Range<Int32>]) -> [Phrase] {
    defer { all.deallocate() }
    for (number, sentence) in sentences.enumerated() {
      for word in sentence where words.flags[Int(word)].contains(.content) {
        collect(from: Int(word), sentence: Int32(number))
      }
    }
    noteNested()
    return all.array
  }

  /// Notes every phrase that begins at the content word `start`.
  @inline(__always)
  private mutating func collect(from start: Int, sentence: Int32) {
    let first = words.flags[start]
    let term = words.terms[start]
    let isCalendar = words.traits[start].contains(.calendar)
    if !isCalendar { noteTerm(at: start, sentence) }
    let limit = min(words.flags.count, start + maximumWords)
    var end = start + 1
    guard end < limit, words.flags[end].contains(.joined) else { return }
    // What holds for all words so far.
    var hash = PhraseIndex.extended(0, by: term)
    var mayComeBack = words.counts[Int(term)] > 1
    var capitals = first
    var hasStopWord = false
    var isDate = isCalendar
    while end < limit, words.flags[end].contains(.joined) {
      let own = words.flags[end]
      let term = words.terms[end]
      hash = PhraseIndex.extended(hash, by: term)
      mayComeBack = mayComeBack && words.counts[Int(term)] > 1
      if own.contains(.stop) { hasStopWord = true } else { capitals.formIntersection(own) }
      if !words.traits[end].contains(.calendar) { isDate = false }
      end += 1
      let length = end - start
      // From here on there are only pieces of longer runs that stand once.
      if length > 2, !mayComeBack, !keepsFragments, !first.contains(.leftBoundary) { return }
      if !own.contains(.content) || isDate { continue }
      let occurrence = Phrase.Occurrence(
        sentence: sentence, left: first.bit(.leftBoundary), right: own.bit(.rightBoundary), capitals: capitals,
        isInner: 1 - first.bit(.first))
      if !mayComeBack, !keepsFragments, length > 2, occurrence.right == 0 { continue }
      let number = mayComeBack ? index.number(of: hash, else: all.count) : all.count
      if number == all.count {
        all.append(
          Phrase(first: Int32(start), length: Int32(length), firstSentence: sentence, hasStopWord: hasStopWord))
      }
      all.pointer(to: number).pointee.note(occurrence)
    }
  }

  /// Notes the phrase that is the word at `place` alone.
  @inline(__always)
  private mutating func noteTerm(at place: Int, _ sentence: Int32) {
    let term = Int(words.terms[place])
    let own = words.flags[place]
    if phraseOfTerm[term] < 0 {
      phraseOfTerm[term] = Int32(all.count)
      all.append(Phrase(first: Int32(place), length: 1, firstSentence: sentence, hasStopWord: false))
    }
    let phrase = all.pointer(to: Int(phraseOfTerm[term]))
    if words.traits[place].contains(.relation), !own.contains(.leftBoundary) { phrase.pointee.modifiers += 1 }
    phrase.pointee.note(
      Phrase.Occurrence(
        sentence: sentence, left: own.bit(.leftBoundary), right: own.bit(.rightBoundary), capitals: own,
        isInner: 1 - own.bit(.first)))
  }

  /// Tells each phrase of the longer ones that come back and hold it at an end.
  private func noteNested() {
    for number in 0..<all.count {
      let phrase = all.pointer(to: number).pointee
      if phrase.length == 1 || phrase.count == 1 { continue }
      for part in [phrase.words.dropFirst(), phrase.words.dropLast()] {
        let nested =
          part.count == 1
          ? Int(phraseOfTerm[Int(words.terms[part.lowerBound])])
          : index.existing(part.reduce(0) { PhraseIndex.extended($0, by: words.terms[$1]) }) ?? -1
        if nested < 0 { continue }
        let inner = all.pointer(to: nested)
        inner.pointee.nested = max(inner.pointee.nested, phrase.count)
      }
    }
  }
}
