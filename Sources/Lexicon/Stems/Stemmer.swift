/// How the words of a language lose their endings.
enum Stemmer {
  case persian
  case urdu
  /// Without particles; see ``KoreanParticle``.
  case korean
  case snowball(SnowballStemmer)
  /// Words are their own stems: the language has no stemmer here.
  case identity

  /// The stemmer of a language, by the first part of its tag.
  init(language: String?) {
    switch language {
    // ``ArabicStem`` tells more of a word than its stem.
    case "ar": self = .identity
    case "fa": self = .persian
    case "ur": self = .urdu
    case "ko": self = .korean
    case let language?: self = SnowballStemmer(language: language).map(Stemmer.snowball) ?? .identity
    case nil: self = .identity
    }
  }

  /// Whether a language has a stemmer.
  static func isKnown(_ language: String) -> Bool {
    ["ar", "fa", "ur", "ko"].contains(language) || SnowballStemmer.algorithms[language] != nil
  }

  /// The hash of a word's stem.
  func stem(_ word: FoldedWord) -> UInt64 {
    switch self {
    case .persian: word.hash(of: PersianStem.range(of: word))
    case .korean: word.hash(of: 0..<word.count - KoreanParticle.length(of: word.letters))
    case .urdu: word.hash(of: UrduStem.range(of: word))
    case .snowball(let stemmer): word.isNumber ? word.hash : stemmer.stem(word)
    case .identity: word.hash
    }
  }
}
