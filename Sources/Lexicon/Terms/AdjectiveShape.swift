/// What adjectives and participles that only tell what another word is like or belongs to look like, as российский, politischen and wounded: by endings that next to no
/// noun has, or none without a capital.
struct AdjectiveShape: Sendable {
  private let endings: [[UInt16]]
  /// The beginnings and the endings of those that are nouns as well.
  private let nouns: (beginnings: [[UInt16]], endings: [[UInt16]])

  /// The shape in a language; nil where none is known.
  static func of(_ language: String?) -> AdjectiveShape? { language.flatMap { all[$0] } }

  // -ском and -ской end cases of nouns too, as поиском and доской, but not behind these letters.
  private static let all = [
    "en": AdjectiveShape(
      "ed", nouns: "hundred kindred sacred infrared biped", endings: "eed bed sled shed hatred moped wed"),
    "ru": AdjectiveShape(
      """
      ский ская ское ские ского скому ским ских скую скими \
      вском дском йском льском нском рском тском ческом вской дской йской льской нской рской тской ческой
      """, nouns: "русск полицейск мастерск войск"),
    "uk": AdjectiveShape("ський ська ське ські ського ському ським ських ську ськими", nouns: "поліцейськ"),
    "de": AdjectiveShape("ische ischen ischer isches ischem liche lichen licher liches lichem"),
  ]

  private init(_ endings: String, nouns beginnings: String = "", endings nouns: String = "") {
    self.endings = AdjectiveShape.words(endings)
    self.nouns = (AdjectiveShape.words(beginnings), AdjectiveShape.words(nouns))
  }

  private static func words(_ words: String) -> [[UInt16]] { words.split(separator: " ").map { Array($0.utf16) } }

  /// Whether a folded word is such an adjective.
  func holds(for word: FoldedWord) -> Bool {
    endings.contains { word.count > $0.count + 1 && word.ends(with: $0) }
      && !nouns.beginnings.contains { word.letters.starts(with: $0) } && !nouns.endings.contains { word.ends(with: $0) }
  }
}
