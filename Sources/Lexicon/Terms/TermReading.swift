import TextModel

/// The memory of a reader of terms, and the loops over words that use it.
///
/// A value while it works, so that the compiler may keep all of it in registers; its owner deallocates it.
struct TermReading {
  /// How many words are looked up at once.
  private static let block = 256

  private let forms: FormTraits
  private let known = FormMemo()
  // Of the document that is read.
  private var terms = KeyNumbers()
  private var clitics = CliticTerms()
  private var keys = GrowingBuffer<UInt64>(capacity: 1024)

  init(_ forms: FormTraits) { self.forms = forms }

  func deallocate() {
    forms.deallocate()
    known.deallocate()
    terms.deallocate()
    clitics.deallocate()
    keys.deallocate()
  }

  /// Writes the term and the traits of each word; returns the keys of the terms.
  ///
  /// Complexity: O(bytes of the words).
  mutating func read(
    _ words: UnsafeBufferPointer<TextRange>, in bytes: UnsafeBufferPointer<UInt8>,
    _ numbers: UnsafeMutableBufferPointer<Int32>, _ traits: UnsafeMutableBufferPointer<WordTraits>
  ) -> [UInt64] {
    terms.beginDocument(words: words.count)
    clitics.beginDocument()
    keys.removeAll()
    readBlocks(words, in: bytes, numbers, traits)
    guard let targets = clitics.targets(among: terms, count: keys.count, terms: numbers) else { return keys.array }
    let merged = clitics.merged(keys, targets)
    for place in numbers.indices {
      let term = Int(numbers[place])
      if targets[term] != Int32(truncatingIfNeeded: term) { traits[place].insert(.clitic) }
      numbers[place] = merged.numbers[term]
    }
    return merged.keys
  }

  /// Reads block by block: what is known of all forms of a block is on its way here before the first is asked for.
  private mutating func readBlocks(
    _ words: UnsafeBufferPointer<TextRange>, in bytes: UnsafeBufferPointer<UInt8>,
    _ numbers: UnsafeMutableBufferPointer<Int32>, _ traits: UnsafeMutableBufferPointer<WordTraits>
  ) {
    let hash = FormHash(bytes)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: TermReading.block) { hashes in
      for start in stride(from: 0, to: words.count, by: TermReading.block) {
        let block = start..<min(start + TermReading.block, words.count)
        for place in block {
          let hash = hash(words[place])
          known.prefetch(hash)
          hashes[place - start] = hash
        }
        let keysOfWords = hashes[..<block.count]
        look(for: block, words, bytes, hashes, traits)
        clitics.prefetchKeys(of: known)
        terms.number(
          UnsafeBufferPointer(rebasing: keysOfWords), in: &keys,
          into: UnsafeMutableBufferPointer(rebasing: numbers[block]))
        clitics.takeKeys(from: known)
      }
    }
  }

  /// Puts the keys of the forms of some words in the place of their hashes, and writes their traits.
  @inline(__always)
  private mutating func look(
    for block: Range<Int>, _ words: UnsafeBufferPointer<TextRange>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ hashes: UnsafeMutableBufferPointer<UInt64>, _ traits: UnsafeMutableBufferPointer<WordTraits>
  ) {
    // What is nobody else's may stay in registers.
    let known = known
    var clitics = clitics
    clitics.reserve(block.count)
    for word in block {
      let hash = hashes[word - block.lowerBound]
      var place = known.place(of: hash)
      if place < 0 {
        place = known.newPlace(for: hash)
        clitics.save(place, of: known)
        known.replace(place, by: forms.form(of: UnsafeBufferPointer(rebasing: bytes[words[word].bytes])), hash)
      }
      hashes[word - block.lowerBound] = known.key(at: place)
      traits[word] = known.traits(at: place)
      clitics.note(word, at: place, of: known)
    }
    self.clitics = clitics
  }
}
