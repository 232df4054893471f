import Lexicon

/// Where some phrases of a document stand.
struct Occurrences {
  /// The phrases, and for each the first words of its occurrences, in text order.
  private var places: [(phrase: Int, words: [Int])]

  /// Finds every occurrence of the phrases with these numbers.
  ///
  /// Complexity: O(words + occurrences of their first terms).
  init(of numbers: some Sequence<Int>, in phrases: Phrases) {
    places = numbers.map { ($0, []) }
    // Phrases that begin with the same term are a list: the first by term, the next by phrase; one past the place, 0 for none.
    var first = [Int32](repeating: 0, count: phrases.terms.count)
    var next = [Int32](repeating: 0, count: places.count)
    for place in places.indices {
      let term = Int(phrases.terms.numbers[Int(phrases.all[places[place].phrase].first)])
      next[place] = first[term]
      first[term] = Int32(place + 1)
    }
    for word in phrases.terms.numbers.indices {
      var place = Int(first[Int(phrases.terms.numbers[word])]) - 1
      if place < 0 || !phrases.flags[word].contains(.content) { continue }
      while place >= 0 {
        if phrases.stands(phrases.all[places[place].phrase], at: word) { places[place].words.append(word) }
        place = Int(next[place]) - 1
      }
    }
  }

  /// The first words of the occurrences of the phrase at a place of the sequence, in text order.
  subscript(place: Int) -> [Int] { places[place].words }
}

extension Phrases {
  /// Whether `phrase` stands at `word`.
  fileprivate func stands(_ phrase: Phrase, at word: Int) -> Bool {
    let end = word + Int(phrase.length)
    if end > words.count || !flags[end - 1].contains(.content) { return false }
    for place in word + 1..<max(end, word + 1) where !flags[place].contains(.joined) { return false }
    return terms.numbers[word..<end].elementsEqual(terms(of: phrase))
  }
}
