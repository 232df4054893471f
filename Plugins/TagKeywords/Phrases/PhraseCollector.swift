import Lexicon

/// Brings the occurrences of each phrase together.
struct PhraseCollector {
  private let flags: UnsafeMutableBufferPointer<WordFlags>
  private let terms: UnsafeBufferPointer<Int32>
  private let traits: UnsafeBufferPointer<WordTraits>
  private let sentences: UnsafeMutableBufferPointer<SentenceWords>
  private let phraseOfTerm: UnsafeMutableBufferPointer<Int32>
  private let index: PhraseIndex

  /// Writes the phrases that may come back, as they first come, where all else of the document has been written.
  ///
  /// Complexity: O(words of their places + sentences).
  static func collect(_ terms: Terms, into memory: inout PhraseMemory) {
    var all = memory.all
    terms.numbers.withUnsafeBufferPointer { numbers in
      terms.traits.withUnsafeBufferPointer { traits in
        PhraseCollector(
          flags: memory.flags.values, terms: numbers, traits: traits, sentences: memory.sentences.values,
          phraseOfTerm: memory.phraseOfTerm.values, index: memory.index
        ).collect(memory.found.again, into: &all)
      }
    }
    memory.all = all
  }

  private func collect(_ places: GrowingBuffer<Stretch>, into all: inout GrowingBuffer<Phrase>) {
    Occurrence.tallies.withUnsafeBufferPointer { tallies in
      var sentence = 0
      for number in 0..<places.count {
        let place = places[number]
        let first = place.first
        while Int(sentences[sentence].upperBound) <= first { sentence += 1 }
        let sentence = Int32(truncatingIfNeeded: sentence)
        if place.length == 1 {
          let term = Int(terms[first])
          if phraseOfTerm[term] < 0 {
            phraseOfTerm[term] = Int32(truncatingIfNeeded: all.count)
            all.append(Phrase(first: Int32(first), length: 1, firstSentence: sentence, hasStopWord: false))
          }
          let occurrence = Occurrence(of: flags[first], traits[first])
          all.pointer(to: Int(phraseOfTerm[term])).pointee.note(tallies[Int(occurrence.kind)], sentence: sentence)
        } else {
          let (hash, capitals, hasStopWord) = read(place)
          let phrase = index.number(of: hash, else: all.count)
          if phrase == all.count {
            all.append(
              Phrase(
                first: Int32(first), length: Int32(place.length), firstSentence: sentence, hasStopWord: hasStopWord))
          }
          let occurrence = Occurrence(
            first: flags[first], last: flags[first + place.length - 1], capitals: capitals)
          all.pointer(to: phrase).pointee.note(tallies[Int(occurrence.kind)], sentence: sentence)
        }
      }
    }
    noteNested(all)
  }

  /// The hash of a phrase's terms, what capitals all of its words have that are no stop words, and whether there are stop words in it.
  @inline(__always)
  private func read(_ place: Stretch) -> (hash: UInt64, capitals: WordFlags, hasStopWord: Bool) {
    var hash = PhraseIndex.extended(0, by: terms[place.first])
    var capitals = flags[place.first]
    var hasStopWord = false
    for word in place.first + 1..<place.first + place.length {
      hash = PhraseIndex.extended(hash, by: terms[word])
      if flags[word].contains(.stop) { hasStopWord = true } else { capitals.formIntersection(flags[word]) }
    }
    return (hash, capitals, hasStopWord)
  }

  /// Tells each phrase of the longer ones that come back and hold it at an end.
  private func noteNested(_ all: GrowingBuffer<Phrase>) {
    for number in 0..<all.count {
      let phrase = all[number]
      if phrase.length == 1 || phrase.count == 1 { continue }
      for part in [phrase.words.dropFirst(), phrase.words.dropLast()] {
        let nested =
          part.count == 1
          ? Int(phraseOfTerm[Int(terms[part.lowerBound])])
          : index.existing(part.reduce(0) { PhraseIndex.extended($0, by: terms[$1]) }) ?? -1
        if nested < 0 { continue }
        let inner = all.pointer(to: nested)
        inner.pointee.nested = max(inner.pointee.nested, phrase.count)
      }
    }
  }
}
