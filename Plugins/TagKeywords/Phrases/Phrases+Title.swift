import Lexicon

extension Phrases {
  /// Whether each phrase and each term of the document stands in a title, whatever the forms of its words.
  ///
  /// Complexity: O(bytes of the title + words of the title × terms + words of the phrases).
  func inTitle(_ title: String) -> (phrases: [Bool], terms: [Bool]) {
    let line = Terms(line: title, language: terms.language)
    // The numbers that the title's terms have in the document; -1 where they do not stand there.
    let numbers = line.keys.map { key in Int32(terms.keys.firstIndex(of: key) ?? -1) }
    var isInTitle = [Bool](repeating: false, count: terms.count)
    for number in numbers where number >= 0 { isInTitle[Int(number)] = true }
    var titled: Set<UInt64> = []
    for start in line.numbers.indices {
      var hash: UInt64 = 0
      for end in start..<min(line.numbers.count, start + maximumWords) {
        let term = numbers[Int(line.numbers[end])]
        if term < 0 { break }
        hash = PhraseIndex.extended(hash, by: term)
        titled.insert(hash)
      }
    }
    let phrases = all.map { phrase in
      let terms = terms(of: phrase)
      return terms.allSatisfy { isInTitle[Int($0)] } && titled.contains(terms.reduce(0, PhraseIndex.extended))
    }
    return (phrases, isInTitle)
  }
}
