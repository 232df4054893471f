/// Finds out what there is to know of a form: by folding, lists and stems of one language.
struct FormTraits {
  private let lists: FormLists
  private let stemmer: Stemmer

  init(language: String?) {
    lists = FormLists(language: language)
    stemmer = Stemmer(language: language)
  }

  /// What is known of the form in `bytes`.
  @inline(never)
  func form(of bytes: UnsafeBufferPointer<UInt8>) -> FormMemo.Form {
    FoldedWord.with(bytes) { folded in
      var traits = listTraits(of: folded)
      if folded.isNumber { traits.insert(.number) }
      if folded.isCapitalised { traits.insert(.capitalised) }
      if folded.isAllCapitals { traits.insert(.allCapitals) }
      if folded.count <= 1, bytes.count <= 2 { traits.insert(.letter) }
      let affixes = stemmer.affixes(of: folded)
      if affixes.isClitic { traits.insert(.clitic) }
      if affixes.isRelation { traits.insert(.relation) }
      return FormMemo.Form(
        key: stemmer.stem(folded), cliticKey: stemmer.stemWithoutClitic(folded), traits: traits,
        hasArticle: affixes.isArticle)
    }
  }

  /// What the lists say of a word; in Arabic, stop words also behind the conjunctions و and ف.
  private func listTraits(of word: FoldedWord) -> WordTraits {
    let traits = lists.traits(of: word.hash)
    guard !traits.contains(.stop), case .arabic = stemmer, word.count >= 3,
      word.letters[0] == 0x648 || word.letters[0] == 0x641
    else { return traits }
    return traits.union(lists.traits(of: word.hash(of: 1..<word.count)).intersection(.stop))
  }
}
