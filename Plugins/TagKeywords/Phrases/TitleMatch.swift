import Lexicon

/// Which terms and phrases of a document stand in its title too, whatever the forms of their words.
struct TitleMatch {
  /// For each term of the document whether it stands there.
  let terms: [Bool]
  /// The runs of terms that stand there, as ``PhraseIndex`` hashes them.
  private let runs: Set<UInt64>

  /// Complexity: O(bytes of the title + words of the title × terms).
  init(_ title: String, for phrases: Phrases) {
    let line = Terms(line: title, language: phrases.terms.language)
    // The numbers that the title's terms have in the document; -1 where they do not stand there.
    let numbers = line.keys.map { key in Int32(phrases.terms.keys.firstIndex(of: key) ?? -1) }
    var terms = [Bool](repeating: false, count: phrases.terms.count)
    for number in numbers where number >= 0 { terms[Int(number)] = true }
    var runs: Set<UInt64> = []
    for start in line.numbers.indices {
      var hash: UInt64 = 0
      for end in start..<min(line.numbers.count, start + phrases.maximumWords) {
        let term = numbers[Int(line.numbers[end])]
        if term < 0 { break }
        hash = PhraseIndex.extended(hash, by: term)
        runs.insert(hash)
      }
    }
    self.terms = terms
    self.runs = runs
  }

  /// Whether a phrase of these terms stands there.
  func contains(_ phrase: some Sequence<Int32>) -> Bool {
    phrase.allSatisfy { terms[Int($0)] } && runs.contains(phrase.reduce(0, PhraseIndex.extended))
  }
}
