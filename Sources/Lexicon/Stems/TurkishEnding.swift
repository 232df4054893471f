/// What Turkish and Azerbaijani set off from a name by an apostrophe, as in `Ankara'da`: its case, or what makes another word of it.
enum TurkishEnding {
  /// The bytes of the ending of the last word of a phrase, its apostrophe among them; 0 when there is none.
  static func length(in phrase: UnsafeBufferPointer<UInt8>) -> Int {
    let start = phrase.lastIndex(of: 0x20).map { $0 + 1 } ?? 0
    // An apostrophe that begins the word sets nothing off.
    let place = phrase.indices.dropFirst(start + 1).first { isApostrophe(at: $0, in: phrase) }
    return place.map { phrase.count - $0 } ?? 0
  }

  /// Whether a word has an ending other than that of the genitive, as `Türkiye'nin başkenti` has.
  static func closesPhrase(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let length = length(in: word)
    return length > 0 && !genitives.contains { $0.count < length && word.suffix($0.count).elementsEqual($0) }
  }

  private static let genitives = ["in", "ın", "un", "ün"].map { Array($0.utf8) }

  /// U+0027 and U+2019.
  private static func isApostrophe(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[place] == 0x27 || bytes.dropFirst(place).starts(with: [0xE2, 0x80, 0x99])
  }
}
