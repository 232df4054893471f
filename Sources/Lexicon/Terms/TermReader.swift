import TextModel

/// Turns the words of documents in one language into ``Terms``.
///
/// Nearly every word of a run has been seen before, so what is known of a form is kept under the hash of its bytes, one form a slot: folding, lists and stems
/// are asked only for forms that are new. What is kept never changes the result. Not for two threads at once.
final class TermReader {
  /// What is known of a form, and its number in the document that is being read.
  private struct Form {
    var hash: UInt64 = 0
    var key: UInt64 = 0
    var document: UInt32 = 0
    var number: Int32 = 0
    var traits = WordTraits()
    var mayHaveClitic = false
    var hasArticle = false
  }

  /// A term of the document that is being read.
  private struct Slot {
    var key: UInt64 = 0
    var document: UInt32 = 0
    var number: Int32 = 0
  }

  private static let formBits: UInt64 = 16

  private let language: String?
  private let stopWords: StopWords?
  private let calendarBit: UInt64
  private let stemmer: Stemmer
  // Memory of its own: arrays in a class are checked at every access.
  private let forms = UnsafeMutablePointer<Form>.allocate(capacity: 1 << Int(formBits))
  private let cliticKeys = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << Int(formBits))
  private var slots = UnsafeMutableBufferPointer<Slot>.allocate(capacity: 1024)
  /// Counts documents, so that what an earlier one left needs no clearing.
  private var document: UInt32 = 0

  init(language: String?) {
    self.language = language
    stopWords = language.flatMap(StopWords.of)
    calendarBit = LanguageLists.calendar.bit(of: language)
    stemmer = Stemmer(language: language)
    cliticKeys.initialize(repeating: 0, count: 1 << Int(TermReader.formBits))
    forms.initialize(repeating: Form(), count: 1 << Int(TermReader.formBits))
    slots.initialize(repeating: Slot())
  }

  deinit {
    forms.deallocate()
    cliticKeys.deallocate()
    slots.deallocate()
  }

  func read(_ text: Text, _ words: [TextRange]) -> Terms {
    document &+= 1
    if document == 0 {
      forms.update(repeating: Form(), count: 1 << Int(TermReader.formBits))
      slots.update(repeating: Slot())
      document = 1
    }
    var keys: [UInt64] = []
    keys.reserveCapacity(min(words.count, 64 + words.count / 2))
    // Terms that may be others behind a clitic, and those whose first letter is their own, since the article stands before it.
    var clitics: [(term: Int32, key: UInt64)] = []
    var articles: [Int32] = []
    var traits = [WordTraits](repeating: [], count: words.count)
    let numbers = [Int32](unsafeUninitializedCapacity: words.count) { numbers, count in
      count = words.count
      text.utf8.withUnsafeBufferPointer { bytes in
        words.withUnsafeBufferPointer { words in
          traits.withUnsafeMutableBufferPointer { traits in
            for place in words.indices {
              let word = UnsafeBufferPointer(rebasing: bytes[words[place].bytes])
              let hash = TermReader.hash(word)
              let index = Int(truncatingIfNeeded: hash >> (64 - TermReader.formBits))
              if forms[index].hash != hash { learn(word, hash, at: index) }
              if forms[index].document != document {
                number(forms[index].key, at: index, in: &keys)
                if forms[index].mayHaveClitic { clitics.append((forms[index].number, cliticKeys[index])) }
                if forms[index].hasArticle { articles.append(forms[index].number) }
              }
              numbers[place] = forms[index].number
              traits[place] = forms[index].traits
            }
          }
        }
      }
    }
    return merged(numbers, traits, keys, clitics, articles)
  }

  /// Gives the form at `index` the number of its term.
  @inline(__always)
  private func number(_ key: UInt64, at index: Int, in keys: inout [UInt64]) {
    let slot = slot(of: key)
    if slots[slot].document != document {
      slots[slot] = Slot(key: key, document: document, number: Int32(keys.count))
      keys.append(key)
    }
    forms[index].document = document
    forms[index].number = slots[slot].number
    if keys.count * 2 > slots.count { grow() }
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while slots[slot].document == document, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private func grow() {
    let old = slots
    defer { old.deallocate() }
    slots = .allocate(capacity: old.count * 2)
    slots.initialize(repeating: Slot())
    for entry in old where entry.document == document { slots[slot(of: entry.key)] = entry }
  }

  /// Terms that are another one behind a clitic get its number; those that are left are numbered anew.
  private func merged(
    _ numbers: consuming [Int32], _ traits: consuming [WordTraits], _ keys: [UInt64],
    _ clitics: [(term: Int32, key: UInt64)], _ articles: [Int32]
  ) -> Terms {
    var numbers = numbers
    var traits = traits
    var keys = keys
    var target: [Int32] = []
    for (term, key) in clitics {
      let slot = slot(of: key)
      if slots[slot].document != document || slots[slot].number == term || articles.contains(term) { continue }
      if target.isEmpty { target = (0..<Int32(keys.count)).map { $0 } }
      target[Int(term)] = slots[slot].number
    }
    if !target.isEmpty {
      var seen = [Int32](repeating: -1, count: keys.count)
      var left: [UInt64] = []
      for place in numbers.indices {
        var term = Int(numbers[place])
        if Int(target[term]) != term { traits[place].insert(.clitic) }
        // Two clitics in a row, as in وب; no word has more.
        for _ in 0..<3 { term = Int(target[term]) }
        if seen[term] < 0 {
          seen[term] = Int32(left.count)
          left.append(keys[term])
        }
        numbers[place] = seen[term]
      }
      keys = left
    }
    var counts = [Int32](repeating: 0, count: keys.count)
    for number in numbers { counts[Int(number)] += 1 }
    return Terms(numbers: numbers, traits: traits, keys: keys, counts: counts, language: language)
  }

  private func learn(_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64, at index: Int) {
    FoldedWord.with(word) { folded in
      var traits: WordTraits = []
      let whole = folded.hash
      if isStopWord(folded, whole) { traits.insert(.stop) }
      if LanguageLists.calendar.languages(with: whole) & calendarBit != 0 { traits.insert(.calendar) }
      if folded.isNumber { traits.insert(.number) }
      if folded.isCapitalised { traits.insert(.capitalised) }
      if folded.isAllCapitals { traits.insert(.allCapitals) }
      if folded.count <= 1, word.count <= 2 { traits.insert(.letter) }
      let affixes = stemmer.affixes(of: folded)
      if affixes.isClitic { traits.insert(.clitic) }
      if affixes.isRelation { traits.insert(.relation) }
      let clitic = stemmer.stemWithoutClitic(folded)
      forms[index] = Form(
        hash: hash, key: stemmer.stem(folded), traits: traits, mayHaveClitic: clitic != 0, hasArticle: affixes.isArticle
      )
      cliticKeys[index] = clitic
    }
  }

  /// Whether a word is in the list, in Arabic also behind the conjunctions و and ف.
  private func isStopWord(_ word: FoldedWord, _ hash: UInt64) -> Bool {
    guard let stopWords else { return false }
    if stopWords.contains(folded: hash) { return true }
    guard case .arabic = stemmer, word.count >= 3, word.letters[0] == 0x648 || word.letters[0] == 0x641 else {
      return false
    }
    return stopWords.contains(folded: word.hash(of: 1..<word.count))
  }

  /// The hash of a form's bytes, never 0.
  @inline(__always)
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: word.count) &* 0x9E37_79B9_7F4A_7C15
    let bytes = UnsafeRawBufferPointer(word)
    var place = 0
    while place + 8 <= bytes.count {
      hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    if bytes.count >= 8 {
      // The last eight bytes again, some of them twice.
      if place < bytes.count { rest = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self) }
    } else if bytes.count >= 4 {
      rest =
        UInt64(bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)) << 32
        | UInt64(bytes.loadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self))
    } else {
      for byte in bytes { rest = rest << 8 | UInt64(byte) }
    }
    return mix(hash ^ rest) | 1
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(by: 0x8BB8_4B93_962E_ACC9)
    return product.high ^ product.low
  }
}
