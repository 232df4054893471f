/// What adjectives that only tell what another word belongs to look like, as российский and politischen: by endings that next to no noun has, or none without a
/// capital.
struct AdjectiveShape {
  private let endings: [[UInt16]]
  /// The beginnings of those that are nouns as well.
  private let nouns: [[UInt16]]

  init(language: String?) {
    let (endings, nouns) =
      switch language {
      // -ском and -ской end cases of nouns too, as поиском and доской, but not behind these letters.
      case "ru":
        (
          """
          ский ская ское ские ского скому ским ских скую скими \
          вском дском йском льском нском рском тском ческом вской дской йской льской нской рской тской ческой
          """, "русск полицейск мастерск войск"
        )
      case "uk": ("ський ська ське ські ського ському ським ських ську ськими", "поліцейськ")
      case "de": ("ische ischen ischer isches ischem liche lichen licher liches lichem", "")
      default: ("", "")
      }
    self.endings = AdjectiveShape.words(endings)
    self.nouns = AdjectiveShape.words(nouns)
  }

  private static func words(_ words: String) -> [[UInt16]] { words.split(separator: " ").map { Array($0.utf16) } }

  /// Whether a folded word is such an adjective.
  func holds(for word: FoldedWord) -> Bool {
    endings.contains { word.count > $0.count + 1 && word.letters[(word.count - $0.count)...].elementsEqual($0) }
      && !nouns.contains { word.letters.starts(with: $0) }
  }
}
