import Lexicon
import PipelineCore
import TextModel

/// What a document offers its story as keywords, best first.
enum StoryPhrases {
  private static let most = 8

  /// The first keyphrases; without any the words that count most often, as they first stand.
  static func of(_ text: Text, _ ranges: [TextRange], _ terms: Terms, _ keywords: Keywords?) -> [String] {
    if let keywords, !keywords.items.isEmpty {
      // A phrase of a hard-wrapped text can hold a line feed.
      return keywords.items.prefix(most).map { String(decoding: $0.text.utf8.map { max($0, 0x20) }, as: UTF8.self) }
    }
    var first = [Int](repeating: -1, count: terms.count)
    for (word, term) in terms.numbers.enumerated() where first[Int(term)] < 0 && terms.traits[word].isContent {
      first[Int(term)] = word
    }
    let order = first.indices.filter { first[$0] >= 0 && terms.counts[$0] > 1 }.sorted {
      (terms.counts[$1], $0) < (terms.counts[$0], $1)
    }
    return order.prefix(most).map { text.string(in: ranges[first[$0]]) }
  }
}
