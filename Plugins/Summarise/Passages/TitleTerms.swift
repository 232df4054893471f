import Lexicon
import TextModel

/// Which terms of a document stand in its title too.
enum TitleTerms {
  /// The numbers of the document's terms that words of `title` are forms of, rising.
  ///
  /// Complexity: O(terms) and O(bytes of the title).
  static func numbers(of title: String, in terms: Terms) -> [Int] {
    let read = Terms(line: title, language: terms.language)
    var wanted: [UInt64] = []
    for (term, key) in read.keys.enumerated() {
      guard let word = read.numbers.firstIndex(of: Int32(term)), read.traits[word].isContent else { continue }
      wanted.append(key)
    }
    guard !wanted.isEmpty else { return [] }
    wanted.sort()
    var found: [Int] = []
    for (term, key) in terms.keys.enumerated() {
      let place = wanted.partitioningIndex { $0 >= key }
      if place < wanted.count, wanted[place] == key { found.append(term) }
    }
    return found
  }
}
