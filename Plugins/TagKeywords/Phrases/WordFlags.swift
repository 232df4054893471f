import Lexicon
import TextModel

/// What a word is among its neighbours.
struct WordFlags: OptionSet {
  let rawValue: UInt8

  /// Can stand at the edge of a phrase.
  static let content = WordFlags(rawValue: 1)
  /// Follows the word before with nothing, a space, a hyphen or the end of a line between, in the same sentence, and does not begin with a
  /// conjunction or preposition: a phrase does not go on there.
  static let joined = WordFlags(rawValue: 2)
  /// No content word is joined to its left.
  static let leftBoundary = WordFlags(rawValue: 4)
  /// No content word is joined to its right.
  static let rightBoundary = WordFlags(rawValue: 8)
  /// Begins a sentence, where a capital tells nothing.
  static let first = WordFlags(rawValue: 16)
  static let capitalised = WordFlags(rawValue: 32)
  static let allCapitals = WordFlags(rawValue: 64)
  static let stop = WordFlags(rawValue: 128)

  /// The flags of every word; none for words outside of sentences.
  ///
  /// Complexity: O(words + sentences).
  static func all(_ text: Text, words: [TextRange], terms: Terms, sentences: [TextRange]) -> [WordFlags] {
    var flags = [WordFlags](repeating: [], count: words.count)
    var word = 0
    for sentence in sentences {
      while word < words.count, words[word].start < sentence.start { word += 1 }
      let first = word
      while word < words.count, words[word].end <= sentence.end {
        let traits = terms.traits[word]
        // Traits and flags of capitals are three bits apart; the rest is put in below.
        var own = WordFlags(rawValue: (traits.rawValue & 0b1100) << 3)
        if traits.isContent, !isReference(words[word], in: text) { own.insert(.content) }
        if traits.contains(.stop) { own.insert(.stop) }
        if word == first {
          own.insert([.first, .leftBoundary])
          let isAlone = traits.contains(.clitic) || terms.counts[Int(terms.numbers[word])] == 1
          if isAlone, beginsWithConjunction(words[word], in: text) { own.remove(.content) }
        } else if !traits.contains(.clitic), isJoined(words[word - 1], words[word], in: text) {
          own.insert(.joined)
          if !flags[word - 1].contains(.content) { own.insert(.leftBoundary) }
          if !own.contains(.content) { flags[word - 1].insert(.rightBoundary) }
        } else {
          own.insert(.leftBoundary)
          flags[word - 1].insert(.rightBoundary)
        }
        flags[word] = own
        word += 1
      }
      if word > first { flags[word - 1].insert(.rightBoundary) }
    }
    return flags
  }

  /// Whether nothing, a space, a hyphen or the end of a hard-wrapped line stands between two words; scripts without spaces set words side by side.
  @inline(__always)
  private static func isJoined(_ left: TextRange, _ right: TextRange, in text: Text) -> Bool {
    let gap = Int(right.start) - Int(left.end)
    if gap != 1 { return gap == 0 }
    let byte = text.utf8[Int(left.end)]
    return byte == 0x20 || byte == 0x2D || byte == 0x0A
  }

  /// Whether a word is what is left of a reference to a character, as `&apost;`.
  @inline(__always)
  private static func isReference(_ word: TextRange, in text: Text) -> Bool {
    word.start > 0 && text.utf8[Int(word.start) - 1] == 0x26 && Int(word.end) < text.count
      && text.utf8[Int(word.end)] == 0x3B
  }

  /// Whether a word of more than three letters begins with the Arabic و or ف.
  ///
  /// At the start of a sentence that is nearly always a conjunction before a verb, unless the word comes back elsewhere.
  @inline(__always)
  private static func beginsWithConjunction(_ word: TextRange, in text: Text) -> Bool {
    guard word.count > 6, text.utf8[Int(word.start)] == 0xD9 else { return false }
    let second = text.utf8[Int(word.start) + 1]
    return second == 0x88 || second == 0x81
  }
}
