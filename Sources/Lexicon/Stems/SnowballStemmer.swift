import CStemmer

/// A stemmer of the Snowball project (Porter 1980, An algorithm for suffix stripping; Porter 2001, Snowball).
///
/// Not for two threads at once.
final class SnowballStemmer {
  /// The algorithms of libstemmer by language, but for Arabic: see ``ArabicStem``.
  static let algorithms = [
    "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "eu": "basque",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
  ]

  private let stemmer: OpaquePointer
  private let isRussian: Bool

  /// The stemmer of a language, by the first part of its tag; nil when there is none.
  init?(language: String) {
    guard let algorithm = SnowballStemmer.algorithms[language], let stemmer = sb_stemmer_new(algorithm, "UTF_8") else {
      return nil
    }
    self.stemmer = stemmer
    isRussian = language == "ru"
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// The hash of the stem of a word.
  func stem(_ word: FoldedWord) -> UInt64 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count * 3) { bytes in
      var count = 0
      for letter in word.letters {
        if letter < 0x80 {
          bytes[count] = UInt8(letter)
          count += 1
        } else if letter < 0x800 {
          bytes[count] = UInt8(0xC0 | letter >> 6)
          bytes[count + 1] = UInt8(0x80 | letter & 0x3F)
          count += 2
        } else {
          bytes[count] = UInt8(0xE0 | letter >> 12)
          bytes[count + 1] = UInt8(0x80 | letter >> 6 & 0x3F)
          bytes[count + 2] = UInt8(0x80 | letter & 0x3F)
          count += 3
        }
      }
      let longest = 200  // no word of a language is longer, and some rules are quadratic
      guard count <= longest, let stem = sb_stemmer_stem(stemmer, bytes.baseAddress, Int32(count)) else {
        return word.hash
      }
      var length = Int(sb_stemmer_length(stemmer))
      if isRussian { length -= SnowballStemmer.nameEnding(of: UnsafeBufferPointer(start: stem, count: length)) }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for place in 0..<length { hash = (hash ^ UInt64(stem[place])) &* 0x100_0000_01B3 }
      return hash ^ (hash >> 29)
    }
  }

  /// The bytes of ов or ев at the end of a Russian stem: the rules take them off Иванов, as if it were a plural, and leave them on Иванова and Ивановым.
  private static func nameEnding(of stem: UnsafeBufferPointer<UInt8>) -> Int {
    let isName = [[0xD0, 0xBE, 0xD0, 0xB2], [0xD0, 0xB5, 0xD0, 0xB2]].contains { stem.suffix(4).elementsEqual($0) }
    return isName && stem.count >= 10 ? 4 : 0
  }
}
