import Lexicon

/// Where some phrases of a document stand.
struct Occurrences {
  /// For each phrase where its words begin in ``words``, and where those of the last one end.
  private let starts: [Int]
  /// The first words of the occurrences of the phrases, one phrase after another, each in text order.
  private let words: [Int32]

  /// Finds every occurrence of the phrases with these numbers.
  ///
  /// Complexity: O(words + occurrences of their first terms).
  init(of numbers: [Int], in phrases: Phrases) {
    let found = Occurrences.found(numbers, in: phrases)
    defer { found.deallocate() }
    var starts = [Int](repeating: 0, count: numbers.count + 2)
    // One further on, so that what they are moved by leaves them where they belong.
    for number in 0..<found.count { starts[Int(found[number].place) + 2] += 1 }
    for place in numbers.indices { starts[place + 2] += starts[place + 1] }
    words = [Int32](capacity: found.count) { words, count in
      count = found.count
      for number in 0..<found.count {
        let place = Int(found[number].place) + 1
        words[starts[place]] = found[number].word
        starts[place] += 1
      }
    }
    self.starts = starts
  }

  /// The first words of the occurrences of the phrase at a place of the sequence, in text order.
  subscript(place: Int) -> ArraySlice<Int32> { words[starts[place]..<starts[place + 1]] }

  private struct Found: BitwiseCopyable {
    /// Which of the phrases it is.
    let place: Int32
    let word: Int32
  }

  /// The occurrences, those of each phrase in text order.
  private static func found(_ numbers: [Int], in phrases: Phrases) -> GrowingBuffer<Found> {
    var found = GrowingBuffer<Found>(capacity: 64)
    let termCount = phrases.terms.count
    // Phrases that begin with the same term are a list: the first by term, the next by phrase; one past the place, 0 for none.
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: termCount + numbers.count) { memory in
      memory.initialize(repeating: 0)
      let first = UnsafeMutableBufferPointer(rebasing: memory[..<termCount])
      let next = UnsafeMutableBufferPointer(rebasing: memory[termCount...])
      phrases.terms.numbers.withUnsafeBufferPointer { terms in
        for place in numbers.indices {
          let stretch = phrases.stretch(numbers[place])
          if phrases.standsOnce(numbers[place]) {
            found.append(Found(place: Int32(place), word: Int32(stretch.first)))
            continue
          }
          let term = Int(terms[stretch.first])
          next[place] = first[term]
          first[term] = Int32(place + 1)
        }
        if found.count == numbers.count { return }
        let flags = UnsafeBufferPointer(phrases.flags)
        withBeginnings(flags, terms, first) { words in
          for word in words {
            var place = Int(first[Int(terms[Int(word)])]) - 1
            while place >= 0 {
              if stands(phrases.stretch(numbers[place]), at: Int(word), flags, terms) {
                found.append(Found(place: Int32(place), word: word))
              }
              place = Int(next[place]) - 1
            }
          }
        }
      }
    }
    return found
  }

  /// Calls `body` with the words at which one of the phrases may begin, in text order; `first` is 0 for the terms with which none does.
  ///
  /// Which words they are cannot be foreseen, so nothing branches on it.
  @inline(__always)
  private static func withBeginnings(
    _ flags: UnsafeBufferPointer<WordFlags>, _ terms: UnsafeBufferPointer<Int32>,
    _ first: UnsafeMutableBufferPointer<Int32>, _ body: (UnsafeMutableBufferPointer<Int32>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: terms.count) { words in
      var count = 0
      for word in terms.indices {
        // What is written where no phrase begins is written over.
        words[count] = Int32(truncatingIfNeeded: word)
        count &+= (first[Int(terms[word])] == 0 ? 0 : 1) & (flags[word].contains(.content) ? 1 : 0)
      }
      body(UnsafeMutableBufferPointer(rebasing: words[..<count]))
    }
  }

  /// Whether `phrase`, whose first term stands at `word`, stands there as a whole.
  @inline(__always)
  private static func stands(
    _ phrase: Stretch, at word: Int, _ flags: UnsafeBufferPointer<WordFlags>, _ terms: UnsafeBufferPointer<Int32>
  ) -> Bool {
    let end = word + phrase.length
    if end > terms.count || !flags[end - 1].contains(.content) || flags[word].contains(.inCompound) { return false }
    if end < terms.count, flags[end].contains(.inCompound) { return false }
    for step in 1..<max(1, phrase.length) {
      if !flags[word + step].contains(.joined) || terms[word + step] != terms[phrase.first + step] { return false }
    }
    return true
  }
}
