import Lexicon

extension Phrases {
  /// The phrases and the terms of the document that stand in a title, whatever the forms of their words.
  ///
  /// Complexity: O(bytes of the title + words of the title × terms).
  func inTitle(_ title: String) -> (phrases: Set<Int>, terms: [Bool]) {
    let line = Terms(line: title, language: terms.language)
    // The numbers that the title's terms have in the document; -1 where they do not stand there.
    let numbers = line.keys.map { key in Int32(terms.keys.firstIndex(of: key) ?? -1) }
    var isInTitle = [Bool](repeating: false, count: terms.count)
    for number in numbers where number >= 0 { isInTitle[Int(number)] = true }
    var found: Set<Int> = []
    for start in line.numbers.indices {
      var hash: UInt64 = 0
      for end in start..<min(line.numbers.count, start + maximumWords) {
        let term = numbers[Int(line.numbers[end])]
        if term < 0 { break }
        hash = PhraseIndex.extended(hash, by: term)
        if let number = end == start ? number(ofTerm: term) : number(of: hash) { found.insert(number) }
      }
    }
    return (found, isInTitle)
  }
}
