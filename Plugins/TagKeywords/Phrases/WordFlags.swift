import Lexicon
import TextModel

/// What a word is among its neighbours.
struct WordFlags: OptionSet {
  let rawValue: UInt8

  /// Can stand at the edge of a phrase.
  static var content: WordFlags { WordFlags(rawValue: 1) }
  /// Follows the word before with nothing, a space, a hyphen or the end of a line between, in the same sentence, and does not begin with a
  /// conjunction or preposition: a phrase does not go on there.
  static var joined: WordFlags { WordFlags(rawValue: 2) }
  /// No content word is joined to its left.
  static var leftBoundary: WordFlags { WordFlags(rawValue: 4) }
  /// No content word is joined to its right.
  static var rightBoundary: WordFlags { WordFlags(rawValue: 8) }
  /// Begins a sentence, where a capital tells nothing.
  static var first: WordFlags { WordFlags(rawValue: 16) }
  static var capitalised: WordFlags { WordFlags(rawValue: 32) }
  static var allCapitals: WordFlags { WordFlags(rawValue: 64) }
  static var stop: WordFlags { WordFlags(rawValue: 128) }

  /// 1 when the flag is set, else 0.
  @inline(__always)
  func bit(_ flag: WordFlags) -> Int32 { contains(flag) ? 1 : 0 }

  /// The flags of every word; none for words outside of sentences.
  ///
  /// - Parameter sentences: the places of the words of each sentence.
  ///
  /// Complexity: O(words + sentences).
  static func all(_ text: Text, words: [TextRange], terms: Terms, sentences: [Range<Int32>]) -> [WordFlags] {
    [WordFlags](unsafeUninitializedCapacity: words.count) { flags, count in
      count = words.count
      flags.initialize(repeating: [])
      text.utf8.withUnsafeBufferPointer { bytes in
        words.withUnsafeBufferPointer { words in
          terms.traits.withUnsafeBufferPointer { traits in
            for sentence in sentences where !sentence.isEmpty {
              let first = Int(sentence.lowerBound)
              let end = Int(sentence.upperBound)
              for word in first..<end {
                // What a word is tells the one before whether something follows it.
                var own = WordFlags.flags(of: traits[word], words[word], bytes)
                if word == first {
                  own.formUnion([.first, .leftBoundary])
                  let isAlone = traits[word].contains(.clitic) || terms.counts[Int(terms.numbers[word])] == 1
                  if isAlone, beginsWithConjunction(words[word], bytes) { own.remove(.content) }
                } else if !traits[word].contains(.clitic), isJoined(words[word - 1], words[word], bytes) {
                  own.formUnion(flags[word - 1].contains(.content) ? .joined : [.joined, .leftBoundary])
                  if !own.contains(.content) { flags[word - 1].formUnion(.rightBoundary) }
                } else {
                  own.formUnion(.leftBoundary)
                  flags[word - 1].formUnion(.rightBoundary)
                }
                flags[word] = own
              }
              flags[end - 1].formUnion(.rightBoundary)
            }
          }
        }
      }
    }
  }

  /// What the traits of a word tell.
  @inline(__always)
  private static func flags(
    of traits: WordTraits, _ word: TextRange, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> WordFlags {
    // Traits and flags of capitals are three bits apart.
    var flags = WordFlags(rawValue: (traits.rawValue & 0b1100) << 3)
    if traits.isContent, !isReference(word, bytes) { flags.formUnion(.content) }
    if traits.contains(.stop) { flags.formUnion(.stop) }
    return flags
  }

  /// Whether nothing, a space, a hyphen or the end of a hard-wrapped line stands between two words; scripts without spaces set words side by side.
  @inline(__always)
  private static func isJoined(_ left: TextRange, _ right: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let gap = Int(right.start) - Int(left.end)
    if gap != 1 { return gap == 0 }
    let byte = bytes[Int(left.end)]
    return byte == 0x20 || byte == 0x2D || byte == 0x0A
  }

  /// Whether a word is what is left of a reference to a character, as `&apost;`.
  @inline(__always)
  private static func isReference(_ word: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    word.start > 0 && bytes[Int(word.start) - 1] == 0x26 && Int(word.end) < bytes.count
      && bytes[Int(word.end)] == 0x3B
  }

  /// Whether a word of more than three letters begins with the Arabic و or ف.
  ///
  /// At the start of a sentence that is nearly always a conjunction before a verb, unless the word comes back elsewhere.
  @inline(__always)
  private static func beginsWithConjunction(_ word: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count > 6, bytes[Int(word.start)] == 0xD9 else { return false }
    let second = bytes[Int(word.start) + 1]
    return second == 0x88 || second == 0x81
  }
}
