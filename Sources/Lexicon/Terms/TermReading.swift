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
  private var recent = DocumentForms()
  private var terms = KeyNumbers()
  private var clitics = CliticTerms()
  private var keys = GrowingBuffer<UInt64>(capacity: 1024)

  init(_ forms: FormTraits) { self.forms = forms }

  func deallocate() {
    known.deallocate()
    recent.deallocate()
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
    recent.beginDocument()
    terms.beginDocument(words: words.count)
    clitics.beginDocument()
    keys.removeAll()
    readBlocks(words, in: bytes, numbers, traits)
    guard let targets = clitics.targets(among: terms, count: keys.count) else { return keys.array }
    let merged = CliticTerms.merged(keys, targets)
    targets.withUnsafeBufferPointer { targets in
      merged.numbers.withUnsafeBufferPointer { merged in
        for place in numbers.indices {
          let term = Int(numbers[place])
          if targets[term] != Int32(truncatingIfNeeded: term) { traits[place].insert(.clitic) }
          numbers[place] = merged[term]
        }
      }
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
        for place in block {
          let hash = hashes[place - start]
          let term = recent.term(of: hash) ?? term(of: hash, words[place], bytes)
          numbers[place] = term.number
          traits[place] = term.traits
        }
        clitics.takeKeys(from: known)
      }
    }
  }

  /// The term of a form that did not stand in the document lately.
  @inline(__always)
  private mutating func term(
    of hash: UInt64, _ word: TextRange, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (number: Int32, traits: WordTraits) {
    var place = known.place(of: hash)
    if place < 0 {
      clitics.takeKeys(from: known)
      place = known.insert(forms.form(of: UnsafeBufferPointer(rebasing: bytes[word.bytes])), hash)
    }
    let number = terms.number(of: known.key(at: place), in: &keys)
    let traits = known.traits(at: place)
    clitics.note(number, at: place, of: known)
    recent.insert(number, traits, hash)
    return (number, traits)
  }
}
