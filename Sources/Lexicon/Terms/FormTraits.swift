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
      if folded.count <= 1, bytes.count <= 2 { traits.insert(.letter) }
      if !traits.contains(.stop), verbs.holds(for: folded, bytes) { traits.formUnion(.verb) }
      if traits.isDisjoint(with: [.stop, .general, .capitalised]), adjectives.holds(for: folded) {
        traits.insert(.dependent)
      }
      if ending?.closesPhrase(folded, bytes) == true { traits.insert(.clitic) }
      guard isArabic else {
        return FormMemo.Form(key: stemmer.stem(folded), cliticKey: 0, traits: traits, hasArticle: false)
      }
      let stem = ArabicStem(folded, written: ArabicLetters(bytes))
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

  /// What the lists say of a word; in Arabic, stop words also behind the conjunctions و and ف.
  private func listTraits(of word: FoldedWord) -> WordTraits {
    let traits = lists.traits(of: word.hash)
    guard !traits.contains(.stop), isArabic, word.count >= 3,
      word.letters[0] == 0x648 || word.letters[0] == 0x641
    else { return traits }
    return traits.union(lists.traits(of: word.hash(of: 1..<word.count)).intersection(.stop))
  }
}
