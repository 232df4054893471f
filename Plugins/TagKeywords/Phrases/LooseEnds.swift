import Lexicon

/// What stands behind the end of a phrase with only a space between and is no part of it, in languages whose phrases end with a noun: adjectives and participles, as in
/// "the method proposed", and dates, as in "left Brazil Thursday".
///
/// After Justeson, Katz 1995, Technical terminology: some linguistic properties and an algorithm for identification in text, section 2: of the terms in dictionaries, nearly all
/// are adjectives and nouns that end with a noun.
enum LooseEnds {
  /// Takes such words for words between phrases, so that the phrases before them end there.
  ///
  /// A date stays where it and the word before come back: together they may be a name, as Black Friday.
  ///
  /// Complexity: O(words).
  static func leaveOut(
    of sentences: UnsafeMutableBufferPointer<SentenceWords>, _ terms: Terms,
    from flags: UnsafeMutableBufferPointer<WordFlags>
  ) {
    terms.traits.withUnsafeBufferPointer { traits in
      terms.numbers.withUnsafeBufferPointer { numbers in
        terms.counts.withUnsafeBufferPointer { counts in
          func comesBack(_ place: Int) -> Bool { counts[Int(numbers[place])] > 1 }
          for sentence in sentences {
            let first = Int(sentence.lowerBound)
            for place in (first..<Int(sentence.upperBound)).reversed()
            where flags[place].isSuperset(of: [.content, .rightBoundary]) && traits[place].contains(.dependent) {
              let isName =
                place > first && comesBack(place) && comesBack(place - 1) && flags[place - 1].contains(.content)
              guard traits[place].isModifier || traits[place].isDate && !isName else { continue }
              flags[place].remove(.content)
              if place > first { flags[place - 1].insert(.rightBoundary) }
            }
          }
        }
      }
    }
  }
}

extension WordTraits {
  /// Whether a word is a month or a day of the week, or in German a unit: with a capital and no keyword by itself.
  fileprivate var isDate: Bool { isDependent && contains(.capitalised) }
}
