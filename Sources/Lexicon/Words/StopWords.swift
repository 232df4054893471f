/// Words that carry no topic, by language.
public struct StopWords: Sendable {
  private let bit: UInt64

  /// Whether a word is a stop word, by the hash of its folded form.
  func contains(folded: UInt64) -> Bool { LanguageLists.stopWords.languages(with: folded) & bit != 0 }

  /// Whether a folded word is a stop word.
  public func contains(_ key: WordKey) -> Bool {
    contains(folded: key.folded)
  }

  /// The stop words of a language, by the first part of its tag; nil when there is no list.
  public static func of(_ language: String) -> StopWords? {
    let bit = LanguageLists.stopWords.bit(of: listLanguage(of: language))
    return bit == 0 ? nil : StopWords(bit: bit)
  }

  /// The language whose stop words are most of the first words, with its list; nil when no list explains a twentieth of them.
  ///
  /// The first 300 of `keys` are looked at. Ties go to the first tag in alphabetical order.
  public static func bestFit(for keys: some Sequence<WordKey>) -> (language: String, words: StopWords)? {
    let languages = LanguageLists.stopWords.languages
    var counts = [Int](repeating: 0, count: languages.count)
    var total = 0
    for key in keys.prefix(300) {
      total += 1
      var rest = LanguageLists.stopWords.languages(with: key.folded)
      while rest != 0 {
        counts[rest.trailingZeroBitCount] += 1
        rest &= rest - 1
      }
    }
    guard let most = counts.max(), most > 0, most * 20 >= total, let best = counts.firstIndex(of: most) else {
      return nil
    }
    return (languages[best], StopWords(bit: 1 << UInt64(best)))
  }
}
