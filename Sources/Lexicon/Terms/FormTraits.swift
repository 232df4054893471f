/// Finds out what there is to know of a form: by folding, lists, stems and shapes of one language.
struct FormTraits {
  private let lists: FormLists
  private let stemmer: Stemmer
  private let isArabic: Bool
  private let ending: NounEnding?
  private let verbs: VerbShape
  private let adjectives: AdjectiveShape?

  init(language: String?) {
    lists = FormLists(language: language)
    stemmer = Stemmer(language: language)
    isArabic = language == "ar"
    ending = NounEnding(language: language)
    verbs = VerbShape(language: language)
    adjectives = AdjectiveShape.of(language)
  }

  func deallocate() { lists.deallocate() }

  /// What is known of the form in `bytes`.
  @inline(never)
  func form(of bytes: UnsafeBufferPointer<UInt8>) -> FormMemo.Form {
    // A stemmer takes off what Korean writes behind a noun.
    let cut = ending == .turkish ? TurkishEnding.length(in: bytes) : 0
    return FoldedWord.with(UnsafeBufferPointer(rebasing: bytes.dropLast(cut))) { folded in
      if isArabic { return arabicForm(of: folded, bytes) }
      let traits = self.traits(lists.traits(of: folded.hash, isCapitalised: folded.isCapitalised), of: folded, bytes)
      return FormMemo.Form(key: stemmer.stem(folded), cliticKey: 0, traits: traits, hasArticle: false)
    }
  }

  private func arabicForm(of folded: FoldedWord, _ bytes: UnsafeBufferPointer<UInt8>) -> FormMemo.Form {
    let letters = ArabicLetters(bytes)
    let stem = ArabicStem(folded, written: letters)
    var traits = self.traits(arabicListTraits(of: folded, stem), of: folded, bytes)
    if traits.isDisjoint(with: [.stop, .general]), ArabicShapes.hasPronoun(letters) {
      traits.formUnion([.dependent, .clitic])
    }
    if stem.hasClitic { traits.insert(.clitic) }
    if stem.isRelation, !traits.contains(.dependent) { traits.insert(.relation) }
    return FormMemo.Form(
      key: folded.hash(of: stem.range), cliticKey: stem.rangeWithoutClitic.map { folded.hash(of: $0) } ?? 0,
      traits: traits, hasArticle: stem.hasArticle)
  }

  /// What the lists say of a word, and what can be told in any language.
  @inline(__always)
  private func traits(
    _ listed: WordTraits, of folded: FoldedWord, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> WordTraits {
    var traits = listed
    if folded.isNumber { traits.insert(.number) }
    if FormTraits.isAddress(bytes) { traits.formUnion(.outside) }
    if folded.isCapitalised { traits.insert(.capitalised) }
    if folded.isAllCapitals { traits.insert(.allCapitals) }
    // With the line that leads from an Arabic one to a word of another script, as لـ, too.
    if folded.count <= 1, bytes.count <= 2 || isArabic && bytes.count == 4 { traits.insert(.letter) }
    if !traits.contains(.stop), verbs.holds(for: folded, bytes) { traits.formUnion(.verb) }
    if traits.isDisjoint(with: [.stop, .capitalised]), !traits.isSuperset(of: .verb),
      adjectives?.holds(for: folded) == true
    {
      traits.subtract(.general)
      traits.formUnion(.modifier)
    }
    if ending?.closesPhrase(folded, bytes) == true { traits.insert(.clitic) }
    return traits
  }

  /// Whether a word is the address of a page.
  private static func isAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count > 7 && bytes.starts(with: "http".utf8)
      && (bytes.dropFirst(4).starts(with: "://".utf8) || bytes.dropFirst(4).starts(with: "s://".utf8))
  }

  /// What the lists say of a word; of stop words also behind a conjunction, of words that are no keyword by themselves also behind that, a preposition, or a preposition
  /// and the article.
  private func arabicListTraits(of word: FoldedWord, _ stem: ArabicStem) -> WordTraits {
    let traits = lists.traits(of: word.hash)
    guard word.count >= 3, traits.isDisjoint(with: [.stop, .dependent]) else { return traits }
    var start = 0
    if word.letters[0].isArabicConjunction {
      start = 1
      let rest = lists.traits(of: word.hash(of: start..<word.count))
      if !rest.isEmpty { return traits.union(rest.intersection([.stop, .dependent])) }
    }
    guard word.letters[start].isArabicPreposition else { return traits }
    start = max(start + 1, stem.range.lowerBound)
    guard word.count >= start + 3 else { return traits }
    return traits.union(lists.traits(of: word.hash(of: start..<word.count)).intersection(.dependent))
  }
}
