import Lexicon
import TextModel

/// Which terms of a document stand in its title too.
enum TitleTerms {
  /// The numbers of the document's terms that words of `title` are forms of, rising.
  ///
  /// Complexity: O(terms) and O(bytes of the title).
  static func numbers(of title: String, in terms: Terms) -> [Int] {
    let text = Text(title)
    let read = Terms(text, words: words(of: text), language: terms.language)
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

  /// The runs of letters, marks and digits of a line.
  private static func words(of text: Text) -> [TextRange] {
    var words: [TextRange] = []
    var start: Int?
    var position = 0
    while position < text.count {
      let (value, end) = text.scalar(at: position)
      if isWordPart(value) {
        if start == nil { start = position }
      } else if let first = start {
        words.append(TextRange(first, position))
        start = nil
      }
      position = end
    }
    if let first = start { words.append(TextRange(first, text.count)) }
    return words
  }

  private static func isWordPart(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x200C, 0x200D: true
    case 0..<0xC0, 0xD7, 0xF7, 0x2000...0x206F, 0x3000...0x303F, 0x60C, 0x61B, 0x61F, 0x6D4, 0xFF00...0xFF0F: false
    default: true
    }
  }
}
