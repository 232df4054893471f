/// Words that carry no topic, by language.
public struct StopWords: Sendable {
  private let bit: UInt64

  private static let files = Resources.names.filter { $0.hasPrefix("stopwords/") }

  /// The languages in alphabetical order; a language's place is its bit.
  private static let languages = Set(files.map(language)).sorted()

  /// For each word of any list, the languages that have it.
  private static let lists: [UInt64: UInt64] = {
    var lists: [UInt64: UInt64] = [:]
    for file in files {
      guard let place = languages.firstIndex(of: language(of: file)) else { continue }
      for word in Resources.lines(file) { lists[WordKey(word).folded, default: 0] |= 1 << UInt64(place) }
    }
    return lists
  }()

  /// The language of a list: `ur` of `stopwords/ur.own.txt`.
  private static func language(of file: String) -> String {
    String(file.dropFirst("stopwords/".count).prefix { $0 != "." })
  }

  /// Whether a word is a stop word, by the hash of its folded form.
  func contains(folded: UInt64) -> Bool { (StopWords.lists[folded] ?? 0) & bit != 0 }

  /// Whether a folded word is a stop word.
  public func contains(_ key: WordKey) -> Bool {
    contains(folded: key.folded)
  }

  /// The stop words of a language, by the first part of its tag; nil when there is no list.
  public static func of(_ language: String) -> StopWords? {
    let base = listLanguage(of: language)
    return languages.firstIndex { $0 == base }.map { StopWords(bit: 1 << UInt64($0)) }
  }

  /// The language whose stop words are most of the first words, with its list; nil when no list explains a twentieth of them.
  ///
  /// The first 300 of `keys` are looked at. Ties go to the first tag in alphabetical order.
  public static func bestFit(for keys: some Sequence<WordKey>) -> (language: String, words: StopWords)? {
    var counts = [Int](repeating: 0, count: languages.count)
    var total = 0
    for key in keys.prefix(300) {
      total += 1
      var rest = lists[key.folded] ?? 0
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
