/// Words that carry no topic, by language.
public struct StopWords: Sendable {
  private let words: Set<UInt64>

  private static let all: [String: StopWords] = {
    var all: [String: StopWords] = [:]
    for name in Resources.names where name.hasPrefix("stopwords/") {
      let tag = String(name.dropFirst("stopwords/".count).dropLast(".txt".count))
      all[tag] = StopWords(words: Set(Resources.lines(name).map { WordKey($0).folded }))
    }
    return all
  }()

  /// Whether a folded word is a stop word.
  public func contains(_ key: WordKey) -> Bool { words.contains(key.folded) }

  /// The stop words of a language, by the first part of its tag; nil when there is no list.
  public static func of(_ language: String) -> StopWords? {
    all[String(language.prefix { $0 != "-" })]
  }

  /// The language whose stop words are most of `keys`, with its list; nil when no list explains a twentieth of them.
  ///
  /// A document's first few hundred words are enough. Ties go to the first tag in alphabetical order.
  public static func bestFit(for keys: some Sequence<WordKey>) -> (language: String, words: StopWords)? {
    let sample = Array(keys.prefix(400))
    let counts = all.map { tag, list in (tag: tag, count: sample.count { list.contains($0) }) }
    guard let best = counts.max(by: { ($0.count, $1.tag) < ($1.count, $0.tag) }), best.count * 20 >= sample.count,
      best.count > 0, let list = all[best.tag]
    else { return nil }
    return (best.tag, list)
  }
}
