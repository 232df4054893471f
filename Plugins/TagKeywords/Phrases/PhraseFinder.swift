import Lexicon

/// Finds where phrases stand, for 64 words at a time: bits side by side tell which words hold together.
///
/// A phrase can only come back when each of its terms does, so most need not be looked for among the others: they are told apart here.
struct PhraseFinder {
  /// Phrases that may come back, in the order in which they begin, the shorter of two that begin together first.
  private(set) var again = GrowingBuffer<Stretch>(capacity: 1024)
  /// Phrases that surely stand once, in the order in which they begin: words, pairs, whole runs of more words.
  private(set) var words = GrowingBuffer<Stretch>(capacity: 1024)
  private(set) var pairs = GrowingBuffer<Stretch>(capacity: 1024)
  private(set) var runs = GrowingBuffer<Stretch>(capacity: 1024)
  /// How many of those that may come back are of two words and more.
  var longer: Int { (0..<again.count).reduce(0) { $0 + (again[$1].length > 1 ? 1 : 0) } }

  /// Finds the phrases of up to `maximumWords` words, and forgets those of before.
  ///
  /// - Parameter keepsFragments: whether pieces of longer runs that stand once are wanted: then all phrases are among those that may come back.
  ///
  /// Complexity: O(words × maximumWords).
  mutating func find(
    _ flags: UnsafeBufferPointer<WordFlags>, _ terms: Terms, maximumWords: Int, keepsFragments: Bool
  ) {
    again.removeAll()
    words.removeAll()
    pairs.removeAll()
    runs.removeAll()
    terms.numbers.withUnsafeBufferPointer { numbers in
      terms.traits.withUnsafeBufferPointer { traits in
        terms.counts.withUnsafeBufferPointer { counts in
          let knowsModifiers = terms.knowsModifiers
          var next = WordBits(from: 0, flags, traits, numbers, counts, knowsModifiers: knowsModifiers)
          for start in stride(from: 0, to: flags.count, by: 64) {
            let bits = next
            next =
              start + 64 < flags.count
              ? WordBits(from: start + 64, flags, traits, numbers, counts, knowsModifiers: knowsModifiers) : WordBits()
            find(in: bits, next, from: start, maximumWords: maximumWords, keepsFragments: keepsFragments)
          }
        }
      }
    }
  }

  func deallocate() {
    again.deallocate()
    words.deallocate()
    pairs.deallocate()
    runs.deallocate()
  }

  /// Finds the phrases that begin among 64 words from `start` on; `next` are those that follow.
  @inline(__always)
  private mutating func find(
    in bits: WordBits, _ next: WordBits, from start: Int, maximumWords: Int, keepsFragments: Bool
  ) {
    // For each length, one place lower, where phrases begin: those that may come back, runs that stand once.
    var comeBack = SIMD8<UInt64>()
    var standOnce = SIMD8<UInt64>()
    var joined = UInt64.max
    var dependent = bits.dependent
    var recurring = keepsFragments ? UInt64.max : bits.recurring
    let starts = bits.content & ~bits.inCompound
    // Words that a hyphen follows are no ends.
    let ends = bits.content & ~bits.modifier & ~PhraseFinder.ahead(bits.inCompound, next.inCompound, 1)
    let nextEnds = next.content & ~next.modifier & ~(next.inCompound &>> 1)
    comeBack[0] = starts & ends & ~dependent & recurring
    PhraseFinder.append(starts & ends & ~dependent & ~recurring, from: start, length: 1, to: &words)
    for length in 2..<maximumWords + 1 {
      let step = UInt64(truncatingIfNeeded: length - 1)
      joined &= PhraseFinder.ahead(bits.joined, next.joined, step)
      dependent &= PhraseFinder.ahead(bits.dependent, next.dependent, step)
      if !keepsFragments { recurring &= PhraseFinder.ahead(bits.recurring, next.recurring, step) }
      let whole = starts & joined & PhraseFinder.ahead(ends, nextEnds, step) & ~dependent
      comeBack[length - 1] = whole & recurring
      if length == 2 {
        PhraseFinder.append(whole & ~recurring, from: start, length: 2, to: &pairs)
      } else {
        // Of more than two words those are left out that are pieces of longer runs.
        let isRun = bits.leftBoundary & PhraseFinder.ahead(bits.rightBoundary, next.rightBoundary, step)
        standOnce[length - 1] = whole & ~recurring & isRun
      }
    }
    PhraseFinder.append(comeBack, from: start, to: &again)
    PhraseFinder.append(standOnce, from: start, to: &runs)
  }

  /// Bits of the words `step` words further on.
  @inline(__always)
  private static func ahead(_ bits: UInt64, _ next: UInt64, _ step: UInt64) -> UInt64 {
    bits &>> step | next &<< (64 - step)
  }

  @inline(__always)
  private static func append(_ bits: UInt64, from start: Int, length: Int, to places: inout GrowingBuffer<Stretch>) {
    var rest = bits
    while rest != 0 {
      places.append(Stretch(first: start + rest.trailingZeroBitCount, length: length))
      rest &= rest &- 1
    }
  }

  /// The same for phrases of each length, in the order in which they begin.
  @inline(__always)
  private static func append(_ lengths: SIMD8<UInt64>, from start: Int, to places: inout GrowingBuffer<Stretch>) {
    var rest = lengths.wrappedOr
    while rest != 0 {
      let word = rest.trailingZeroBitCount
      var own: UInt64 = 0
      for place in 0..<6 { own |= (lengths[place] &>> UInt64(word) & 1) &<< UInt64(place) }
      while own != 0 {
        places.append(Stretch(first: start + word, length: own.trailingZeroBitCount + 1))
        own &= own &- 1
      }
      rest &= rest &- 1
    }
  }
}

extension SIMD8<UInt64> {
  /// The bits that any of the numbers has.
  fileprivate var wrappedOr: UInt64 {
    let four = lowHalf | highHalf
    let two = four.lowHalf | four.highHalf
    return two.x | two.y
  }
}
