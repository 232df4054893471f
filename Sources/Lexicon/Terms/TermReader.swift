import TextModel

/// Turns the words of documents in one language into ``Terms``.
///
/// Nearly every word of a run has been seen before, so what is known of a form is kept: folding, lists and stems are asked only for forms that are new. What is kept
/// never changes the result. Not for two threads at once.
final class TermReader {
  /// How many words are looked up at once.
  private static let block = 256

  private let language: String?
  private let lists: FormLists
  private let stemmer: Stemmer
  private let known = FormMemo()
  // Of the document that is read.
  private let recent = DocumentForms()
  private let terms = KeyNumbers()

  init(language: String?) {
    self.language = language
    lists = FormLists(language: language)
    stemmer = Stemmer(language: language)
  }

  func read(_ text: Text, _ words: [TextRange]) -> Terms {
    recent.beginDocument()
    terms.beginDocument(words: words.count)
    var keys: [UInt64] = []
    keys.reserveCapacity(min(words.count, 64 + words.count / 2))
    var counts: [Int32] = []
    var traits: [WordTraits] = []
    let numbers = [Int32](unsafeUninitializedCapacity: words.count) { numbers, count in
      count = words.count
      traits = [WordTraits](unsafeUninitializedCapacity: words.count) { traits, count in
        count = words.count
        var clitics = CliticTerms()
        text.utf8.withUnsafeBufferPointer { bytes in
          words.withUnsafeBufferPointer { words in
            read(bytes, words, numbers, traits, &keys, &clitics)
          }
        }
        if let targets = clitics.targets(among: terms, count: keys.count) {
          let merged = CliticTerms.merged(keys, targets)
          for place in numbers.indices {
            let term = Int(numbers[place])
            if targets[term] != term { traits[place].insert(.clitic) }
            numbers[place] = merged.numbers[term]
          }
          keys = merged.keys
        }
        counts = TermReader.counts(of: numbers, keys.count)
      }
    }
    return Terms(numbers: numbers, traits: traits, keys: keys, counts: counts, language: language)
  }

  private static func counts(of numbers: UnsafeMutableBufferPointer<Int32>, _ terms: Int) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: terms) { counts, count in
      count = terms
      counts.initialize(repeating: 0)
      for number in numbers { counts[Int(number)] += 1 }
    }
  }

  /// Reads block by block: what is known of all forms of a block is on its way here before the first is asked for.
  private func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ words: UnsafeBufferPointer<TextRange>,
    _ numbers: UnsafeMutableBufferPointer<Int32>, _ traits: UnsafeMutableBufferPointer<WordTraits>,
    _ keys: inout [UInt64], _ clitics: inout CliticTerms
  ) {
    let hash = FormHash(bytes)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: TermReader.block) { hashes in
      for start in stride(from: 0, to: words.count, by: TermReader.block) {
        let block = start..<min(start + TermReader.block, words.count)
        for place in block {
          let hash = hash(words[place])
          known.prefetch(hash)
          hashes[place - start] = hash
        }
        for place in block {
          let hash = hashes[place - start]
          let term = recent.term(of: hash) ?? term(of: hash, bytes, words[place], &keys, &clitics)
          numbers[place] = term.number
          traits[place] = term.traits
        }
        clitics.takeKeys(from: known)
      }
    }
  }

  /// The term of a form that did not stand in the document lately.
  @inline(__always)
  private func term(
    of hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ word: TextRange, _ keys: inout [UInt64],
    _ clitics: inout CliticTerms
  ) -> (number: Int32, traits: WordTraits) {
    let place =
      known.place(of: hash)
      ?? {
        clitics.takeKeys(from: known)
        return known.insert(learn(bytes, word), hash)
      }()
    let number = terms.number(of: known.key(at: place), in: &keys)
    let traits = known.traits(at: place)
    clitics.note(number, at: place, of: known)
    recent.insert(number, traits, hash)
    return (number, traits)
  }

  private func learn(_ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange) -> FormMemo.Form {
    FoldedWord.with(UnsafeBufferPointer(rebasing: bytes[range.bytes])) { folded in
      var traits = listTraits(of: folded)
      if folded.isNumber { traits.insert(.number) }
      if folded.isCapitalised { traits.insert(.capitalised) }
      if folded.isAllCapitals { traits.insert(.allCapitals) }
      if folded.count <= 1, range.count <= 2 { traits.insert(.letter) }
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
