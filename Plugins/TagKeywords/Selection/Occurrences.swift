import Lexicon

/// Where some phrases of a document stand.
struct Occurrences {
  /// For each phrase where its words begin in ``words``, and where those of the last one end.
  private var starts: [Int]
  /// The first words of the occurrences of the phrases, one phrase after another, each in text order.
  private var words: [Int32]

  /// Finds every occurrence of the phrases with these numbers.
  ///
  /// Complexity: O(words + occurrences of their first terms).
  init(of numbers: [Int], in phrases: Phrases) {
    let found = Occurrences.found(numbers.map { phrases.all[$0] }, in: phrases)
    defer { found.deallocate() }
    starts = [Int](repeating: 0, count: numbers.count + 1)
    for number in 0..<found.count { starts[Int(found[number].place) + 1] += 1 }
    for place in numbers.indices { starts[place + 1] += starts[place] }
    var next = starts
    words = [Int32](repeating: 0, count: found.count)
    for number in 0..<found.count {
      let place = Int(found[number].place)
      words[next[place]] = found[number].word
      next[place] += 1
    }
  }

  /// The first words of the occurrences of the phrase at a place of the sequence, in text order.
  subscript(place: Int) -> ArraySlice<Int32> { words[starts[place]..<starts[place + 1]] }

  private struct Found: BitwiseCopyable {
    /// Which of the phrases it is.
    let place: Int32
    let word: Int32
  }

  /// The occurrences in text order.
  private static func found(_ chosen: [Phrase], in phrases: Phrases) -> GrowingBuffer<Found> {
    // Phrases that begin with the same term are a list: the first by term, the next by phrase; one past the place, 0 for none.
    var first = [Int32](repeating: 0, count: phrases.terms.count)
    var next = [Int32](repeating: 0, count: chosen.count)
    for place in chosen.indices {
      let term = Int(phrases.terms.numbers[Int(chosen[place].first)])
      next[place] = first[term]
      first[term] = Int32(place + 1)
    }
    var found = GrowingBuffer<Found>(capacity: 64)
    phrases.flags.withUnsafeBufferPointer { flags in
      phrases.terms.numbers.withUnsafeBufferPointer { terms in
        first.withUnsafeBufferPointer { first in
          for word in terms.indices {
            var place = Int(first[Int(terms[word])]) - 1
            if place < 0 || !flags[word].contains(.content) { continue }
            while place >= 0 {
              if stands(chosen[place], at: word, flags, terms) {
                found.append(Found(place: Int32(place), word: Int32(word)))
              }
              place = Int(next[place]) - 1
            }
          }
        }
      }
    }
    return found
  }

  /// Whether `phrase`, whose first term stands at `word`, stands there as a whole.
  @inline(__always)
  private static func stands(
    _ phrase: Phrase, at word: Int, _ flags: UnsafeBufferPointer<WordFlags>, _ terms: UnsafeBufferPointer<Int32>
  ) -> Bool {
    let length = Int(phrase.length)
    if length == 1 { return true }
    if word + length > terms.count || !flags[word + length - 1].contains(.content) { return false }
    for step in 1..<length {
      if !flags[word + step].contains(.joined) || terms[word + step] != terms[Int(phrase.first) + step] { return false }
    }
    return true
  }
}
