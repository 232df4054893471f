/// What verbs and adverbs look like, and next to nothing else does, in languages where that can be said.
enum VerbShape {
  /// Verbs by their patterns; see ``ArabicShapes``.
  case arabic
  /// Verbs by what a zero-width non-joiner sets off: می and نمی before them, اند ایم اید behind a participle.
  case persian
  /// Words of Japanese that end as verbs and words of grammar do; see ``JapaneseShapes``.
  case japanese
  /// Adverbs and, where they have no capital, verbs by their endings, but for nouns that end like them.
  case endings(adverbs: [[UInt16]], verbs: [[UInt16]], nouns: [[UInt16]])
  case unknown

  init(language: String?) {
    switch language {
    case "ar": self = .arabic
    case "fa": self = .persian
    case "fr": self = VerbShape.french
    case "es", "gl": self = VerbShape.spanish
    case "pt": self = VerbShape.portuguese
    case "it": self = VerbShape.italian
    case "ru": self = VerbShape.russian
    case "ja": self = .japanese
    case "ko": self = VerbShape.korean
    case "tr", "az": self = VerbShape.turkish
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
    case .japanese: JapaneseShapes.isVerb(bytes)
    case .endings(let adverbs, let verbs, let nouns):
      (adverbs.contains { word.count > $0.count + 1 && word.ends(with: $0) }
        || !word.isCapitalised && verbs.contains { word.count > $0.count + 1 && word.ends(with: $0) })
        && !nouns.contains { word.ends(with: $0) }
    case .unknown: false
    }
  }

  // With the Persian ya and, as many keyboards have it, the Arabic one.
  private static let beginnings = ["می\u{200C}", "نمی\u{200C}", "مي\u{200C}", "نمي\u{200C}"].map { Array($0.utf8) }
  private static let endings = ["ه\u{200C}اند", "ه\u{200C}ایم", "ه\u{200C}اید"].map { Array($0.utf8) }

  // Adjectives in -el, -al, -if, -eux, -ique, -aire, -ant, -ent, -able, -ible, -ien make adverbs; nouns in -ment come from verbs.
  private static let french = VerbShape.endings(
    adverbs: words(
      """
      iellement uellement nellement rellement alement ivement eusement iquement airement amment emment ablement \
      iblement iennement
      """),
    verbs: words("aient èrent eront iront erait"),
    nouns: words("signalement dessalement étalement empalement ravalement accablement entablement ensablement"))
  // The past and the future of the third person, and the imperfect.
  private static let spanish = VerbShape.endings(
    adverbs: mente.adverbs, verbs: words("ó aron ieron aban ían ará arán erá erán irá irán"),
    nouns: mente.nouns + words("dominó rondó paletó huracán"))
  private static let portuguese = VerbShape.endings(
    adverbs: mente.adverbs, verbs: words("ou aram eram iram avam iam ará erá irá"), nouns: mente.nouns)
  private static let italian = VerbShape.endings(
    adverbs: mente.adverbs, verbs: words("arono erono irono avano evano eranno aranno iranno"), nouns: mente.nouns)
  private static let mente = (adverbs: words("mente"), nouns: words("vehemente veemente clemente demente"))
  // Reflexives, the third person of the present, the past of verbs in -овать, -ировать, -ывать.
  private static let russian = VerbShape.endings(
    adverbs: [],
    verbs: words(
      """
      тся ться лся лась лось лись ует ает яет еет ают яют еют овали ировал ировала ировало ировали ывал ывала ывало \
      ывали
      """), nouns: [])

  // What closes a sentence or a clause, and what stands before a noun.
  private static let korean = VerbShape.endings(
    adverbs: words(
      """
      니다 세요 네요 어요 아요 해요 예요 군요 까요 지요 는데 으며 하며 되며 이며 면서 지만 했다 한다 된다 됐다 였다 었다 았다 이다 있다 없다 않다 하는 되는 있는 없는 \
      하고 되고 하여 되어 하게 하지 되지 했고
      """), verbs: [], nouns: words("사이다"))

  // The present, the future behind which clauses hang, the past of reports and of passives, and adverbs from verbs.
  private static let turkish = VerbShape.endings(
    adverbs: [],
    verbs: words(
      """
      iyor ıyor uyor üyor iyordu ıyordu uyordu üyordu acağını eceğini acağı eceği mıştır miştir muştur müştür maktadır mektedir \
      ıldı ildi uldu üldü landı lendi arak erek ştı şti ştu ştü
      """), nouns: [])

  private static func words(_ words: String) -> [[UInt16]] { words.split(separator: " ").map { Array($0.utf16) } }
}
