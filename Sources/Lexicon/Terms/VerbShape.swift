/// What verbs and adverbs look like, and next to nothing else does, in languages where that can be said.
enum VerbShape {
  /// Verbs of the present by their patterns; see ``ArabicShapes``.
  case arabic
  /// Verbs by what a zero-width non-joiner sets off: می and نمی before them, اند ایم اید behind a participle.
  case persian
  /// Adverbs by their ending, but for nouns that end like them.
  case adverbs(endings: [[UInt16]], nouns: [[UInt16]])
  case unknown

  init(language: String?) {
    switch language {
    case "ar": self = .arabic
    case "fa": self = .persian
    case "fr": self = VerbShape.french
    case "es", "pt", "it", "gl": self = VerbShape.mente
    default: self = .unknown
    }
  }

  /// Whether a word is a verb or an adverb: the folded form, and the bytes that it was folded from.
  func holds(for word: FoldedWord, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .arabic: ArabicShapes.isVerb(ArabicLetters(bytes))
    case .persian:
      VerbShape.beginnings.contains { bytes.count > $0.count && bytes.starts(with: $0) }
        || VerbShape.endings.contains { bytes.count > $0.count && bytes.suffix($0.count).elementsEqual($0) }
    case .adverbs(let endings, let nouns):
      endings.contains { word.count > $0.count + 1 && word.ends(with: $0) }
        && !nouns.contains { word.ends(with: $0) }
    case .unknown: false
    }
  }

  // With the Persian ya and, as many keyboards have it, the Arabic one.
  private static let beginnings = ["می\u{200C}", "نمی\u{200C}", "مي\u{200C}", "نمي\u{200C}"].map { Array($0.utf8) }
  private static let endings = ["ه\u{200C}اند", "ه\u{200C}ایم", "ه\u{200C}اید"].map { Array($0.utf8) }

  // Adjectives in -el, -al, -if, -eux, -ique, -aire, -ant, -ent, -able, -ible, -ien make adverbs; nouns in -ment come from verbs.
  private static let french = VerbShape.adverbs(
    endings: [
      "iellement", "uellement", "nellement", "rellement", "alement", "ivement", "eusement", "iquement", "airement",
      "amment", "emment", "ablement", "iblement", "iennement",
    ].map { Array($0.utf16) },
    nouns: ["signalement", "étalement", "empalement", "ravalement", "accablement", "entablement", "ensablement"]
      .map { Array($0.utf16) })
  private static let mente = VerbShape.adverbs(
    endings: [Array("mente".utf16)], nouns: ["vehemente", "veemente", "clemente", "demente"].map { Array($0.utf16) })
}

extension FoldedWord {
  fileprivate func ends(with ending: [UInt16]) -> Bool {
    count >= ending.count && letters[(count - ending.count)...].elementsEqual(ending)
  }
}
