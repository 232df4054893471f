import Lexicon

/// What up to 64 words in a row are, a bit for each word.
struct WordBits {
  /// Can stand at the edge of a phrase; see ``WordFlags``.
  private(set) var content: UInt64 = 0
  private(set) var joined: UInt64 = 0
  /// A part of a compound after a hyphen.
  private(set) var inCompound: UInt64 = 0
  private(set) var leftBoundary: UInt64 = 0
  private(set) var rightBoundary: UInt64 = 0
  /// No keyword by itself, nor with others of the kind: a month, a day of the week, a stop word that can stand at the edge of a phrase.
  private(set) var dependent: UInt64 = 0
  /// No phrase ends with it.
  private(set) var modifier: UInt64 = 0
  /// The term stands more than once.
  private(set) var recurring: UInt64 = 0

  /// The bits of no words.
  init() {}

  /// The bits of the words from `start` on.
  ///
  /// - Parameter knowsModifiers: whether traits tell ``WordTraits/modifier``.
  init(
    from start: Int, _ flags: UnsafeBufferPointer<WordFlags>, _ traits: UnsafeBufferPointer<WordTraits>,
    _ terms: UnsafeBufferPointer<Int32>, _ counts: UnsafeBufferPointer<Int32>,
    knowsModifiers: Bool
  ) {
    let end = min(start + 64, flags.count)
    for word in stride(from: start, to: end, by: 8) {
      let place = UInt64(truncatingIfNeeded: word - start)
      let ofFlags = WordBits.eight(UnsafeRawBufferPointer(flags), from: word)
      let ofTraits = WordBits.eight(UnsafeRawBufferPointer(traits), from: word)
      content |= WordBits.gather(ofFlags, 0) &<< place
      joined |= WordBits.gather(ofFlags, 1) &<< place
      inCompound |= WordBits.gather(ofFlags & ofFlags &>> 3, 1) &<< place
      leftBoundary |= WordBits.gather(ofFlags, 2) &<< place
      rightBoundary |= WordBits.gather(ofFlags, 3) &<< place
      modifier |= WordBits.gather(ofTraits & ofTraits &<< 1 & ~(ofTraits &>> 1), 6) &<< place
      dependent |= WordBits.gather(ofTraits & (~(ofTraits &>> 1) | ofTraits &<< 6), 6) &<< place
    }
    if !knowsModifiers { modifier = 0 }
    dependent &= ~modifier
    for word in start..<end {
      recurring |= (counts[Int(terms[word])] > 1 ? 1 : 0) &<< UInt64(truncatingIfNeeded: word - start)
    }
  }

  /// The eight bytes from `place` on, zeros where there are no more.
  @inline(__always)
  static func eight(_ bytes: UnsafeRawBufferPointer, from place: Int) -> UInt64 {
    if place + 8 <= bytes.count { return bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    var eight: UInt64 = 0
    for step in 0..<bytes.count - place {
      eight |= UInt64(bytes[place + step]) &<< UInt64(truncatingIfNeeded: step * 8)
    }
    return eight
  }

  /// Bit `bit` of each of eight bytes, the first byte's lowest.
  @inline(__always)
  private static func gather(_ eight: UInt64, _ bit: UInt64) -> UInt64 {
    ((eight &>> bit & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
  }
}
