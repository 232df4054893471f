import Lexicon

/// Where some phrases of a document stand.
struct Occurrences {
  private var places: [Int: [Int]] = [:]

  /// Finds every occurrence of the phrases with these numbers.
  ///
  /// Complexity: O(words + occurrences of their first terms).
  init(of numbers: some Sequence<Int>, in phrases: Phrases) {
    var byFirstTerm: [Int32: [Int]] = [:]
    var isFirst = [Bool](repeating: false, count: phrases.terms.count)
    for number in numbers {
      let term = phrases.terms.numbers[Int(phrases.all[number].first)]
      byFirstTerm[term, default: []].append(number)
      isFirst[Int(term)] = true
      places[number] = []
    }
    for word in phrases.words.indices where isFirst[Int(phrases.terms.numbers[word])] {
      guard phrases.flags[word].contains(.content) else { continue }
      for number in byFirstTerm[phrases.terms.numbers[word]] ?? [] where phrases.stands(phrases.all[number], at: word) {
        places[number]?.append(word)
      }
    }
  }

  /// The first words of the occurrences of a phrase, in text order.
  subscript(number: Int) -> [Int] { places[number] ?? [] }
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
