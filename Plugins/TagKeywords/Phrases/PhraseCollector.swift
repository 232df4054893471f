import Lexicon

/// Brings the occurrences of each phrase together.
struct PhraseCollector {
  let flags: UnsafeBufferPointer<WordFlags>
  let terms: UnsafeBufferPointer<Int32>
  let traits: UnsafeBufferPointer<WordTraits>
  /// The places of the words of each sentence.
  let sentences: UnsafeBufferPointer<Range<Int32>>

  /// The phrases that stand at `places`, as they first come.
  ///
  /// - Parameters:
  ///   - index: gets the phrases of two words and more, for which it has room.
  ///   - phraseOfTerm: gets the phrases of single terms.
  ///
  /// Complexity: O(words of the places + sentences).
  func collect(
    _ places: GrowingBuffer<Stretch>, index: PhraseIndex, phraseOfTerm: UnsafeMutableBufferPointer<Int32>,
    into all: inout GrowingBuffer<Phrase>
  ) {
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
            first: flags[first], last: flags[first + place.length - 1], capitals: capitals, isRelation: false)
          all.pointer(to: phrase).pointee.note(tallies[Int(occurrence.kind)], sentence: sentence)
        }
      }
    }
    noteNested(all, index, phraseOfTerm)
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
  private func noteNested(
    _ all: GrowingBuffer<Phrase>, _ index: PhraseIndex, _ phraseOfTerm: UnsafeMutableBufferPointer<Int32>
  ) {
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
