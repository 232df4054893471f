/// Finds out what there is to know of a form: by folding, lists, stems and shapes of one language.
struct FormTraits {
  private let lists: FormLists
  private let stemmer: Stemmer
  private let isArabic: Bool
  private let ending: NounEnding?
  private let verbs: VerbShape
  private let adjectives: AdjectiveShape

  init(language: String?) {
    lists = FormLists(language: language)
    stemmer = Stemmer(language: language)
    isArabic = language == "ar"
    ending = NounEnding(language: language)
    verbs = VerbShape(language: language)
    adjectives = AdjectiveShape(language: language)
  }

  func deallocate() { lists.deallocate() }

  /// What is known of the form in `bytes`.
  @inline(never)
  func form(of bytes: UnsafeBufferPointer<UInt8>) -> FormMemo.Form {
    // A stemmer takes off what Korean writes behind a noun.
    let cut = ending == .turkish ? TurkishEnding.length(in: bytes) : 0
    return FoldedWord.with(UnsafeBufferPointer(rebasing: bytes.dropLast(cut))) { folded in
      var traits = listTraits(of: folded)
      if folded.isNumber { traits.insert(.number) }
      if FormTraits.isAddress(bytes) { traits.formUnion(.outside) }
      if folded.isCapitalised { traits.insert(.capitalised) }
      if folded.isAllCapitals { traits.insert(.allCapitals) }
      // With the line that leads from an Arabic one to a word of another script, as لـ, too.
      if folded.count <= 1, bytes.count <= 2 || isArabic && bytes.count == 4 { traits.insert(.letter) }
      if !traits.contains(.stop), verbs.holds(for: folded, bytes) { traits.formUnion(.verb) }
      if traits.isDisjoint(with: [.stop, .general, .capitalised]), adjectives.holds(for: folded) {
        traits.insert(.dependent)
      }
      if ending?.closesPhrase(folded, bytes) == true { traits.insert(.clitic) }
      guard isArabic else {
        return FormMemo.Form(key: stemmer.stem(folded), cliticKey: 0, traits: traits, hasArticle: false)
      }
      let letters = ArabicLetters(bytes)
      if traits.isDisjoint(with: [.stop, .general]), ArabicShapes.hasPronoun(letters) {
        traits.formUnion([.dependent, .clitic])
      }
      let stem = ArabicStem(folded, written: letters)
      if stem.hasClitic { traits.insert(.clitic) }
      if stem.isRelation, !traits.contains(.dependent) { traits.insert(.relation) }
      return FormMemo.Form(
        key: folded.hash(of: stem.range), cliticKey: stem.rangeWithoutClitic.map { folded.hash(of: $0) } ?? 0,
        traits: traits, hasArticle: stem.hasArticle)
    }
  }

  /// Whether a word is the address of a page.
  private static func isAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count > 7 && bytes.starts(with: "http".utf8)
      && (bytes.dropFirst(4).starts(with: "://".utf8) || bytes.dropFirst(4).starts(with: "s://".utf8))
  }

  /// What the lists say of a word; in Arabic, stop words also behind the conjunctions و and ف, and words that are no keyword by themselves behind those, prepositions
  /// and the article.
  private func listTraits(of word: FoldedWord) -> WordTraits {
    let traits = lists.traits(of: word.hash)
    guard isArabic, word.count >= 3, traits.isDisjoint(with: [.stop, .dependent]) else { return traits }
    let letters = word.letters
    let isConjunction = letters[0] == 0x648 || letters[0] == 0x641
    if isConjunction, case let rest = lists.traits(of: word.hash(of: 1..<word.count)), !rest.isEmpty {
      return traits.union(rest.intersection([.stop, .dependent]))
    }
    let isPreposition = letters[0] == 0x628 || letters[0] == 0x643 || isConjunction
    let isDefinite = isPreposition && letters[1] == 0x627 && letters[2] == 0x644
    let start =
      isDefinite ? 3 : letters[0] == 0x644 && letters[1] == 0x644 ? 2 : isPreposition || letters[0] == 0x644 ? 1 : 0
    guard start > 0, word.count >= start + 3 else { return traits }
    return traits.union(lists.traits(of: word.hash(of: start..<word.count)).intersection(.dependent))
  }
}
