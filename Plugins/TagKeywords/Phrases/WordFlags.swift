import Lexicon
import TextModel

/// What a word is among its neighbours.
struct WordFlags: OptionSet {
  let rawValue: UInt8

  /// Can stand at the edge of a phrase.
  static var content: WordFlags { WordFlags(rawValue: 1) }
  /// Follows the word before with nothing, a space, a hyphen or the end of a line between, in the same sentence, and neither begins with an Arabic
  /// conjunction or preposition, or ends with a pronoun, nor follows a Korean or Turkish word that closes its phrase: no phrase goes on there.
  static var joined: WordFlags { WordFlags(rawValue: 2) }
  /// No content word is joined to its left.
  static var leftBoundary: WordFlags { WordFlags(rawValue: 4) }
  /// No content word is joined to its right.
  static var rightBoundary: WordFlags { WordFlags(rawValue: 8) }
  /// Begins a sentence, where a capital tells nothing.
  static var first: WordFlags { WordFlags(rawValue: 16) }
  static var capitalised: WordFlags { WordFlags(rawValue: 32) }
  static var allCapitals: WordFlags { WordFlags(rawValue: 64) }
  /// A part of a compound after a hyphen, or of a name that a stop word or an initial holds together, but its first: what begins a sentence is joined to nothing.
  static var inCompound: WordFlags { [.first, .joined] }
  /// Whether it begins a sentence.
  var beginsSentence: Bool { intersection(.inCompound) == .first }
  static var stop: WordFlags { WordFlags(rawValue: 128) }

  /// Writes the flags of every word; none for words outside of sentences.
  ///
  /// - Parameter sentences: the places of the words of each sentence.
  ///
  /// Complexity: O(words + sentences).
  static func write(
    of words: [TextRange], _ text: Text, _ terms: Terms, sentences: UnsafeMutableBufferPointer<SentenceWords>,
    into flags: UnsafeMutableBufferPointer<WordFlags>
  ) {
    flags.initialize(repeating: [])
    let closesBehind = NounEnding(language: terms.language) != nil
    let knowsModifiers = terms.knowsModifiers
    text.utf8.withUnsafeBufferPointer { bytes in
      words.withUnsafeBufferPointer { words in
        terms.traits.withUnsafeBufferPointer { traits in
          ofTraits.withUnsafeBufferPointer { ofTraits in
            for sentence in sentences where !sentence.isEmpty {
              let first = Int(sentence.lowerBound)
              // A single word at the start is what a conjunction before a verb looks like.
              let isAlone = traits[first].contains(.clitic) || terms.counts[Int(terms.numbers[first])] == 1
              flags[first] = opening(words[first], ofTraits[Int(traits[first].rawValue)], isAlone: isAlone, bytes)
              join(
                first + 1..<Int(sentence.upperBound), words, traits, ofTraits, bytes, closesBehind: closesBehind,
                joinsModifiers: knowsModifiers, into: flags)
            }
          }
        }
      }
    }
    if knowsModifiers { LooseEnds.leaveOut(of: sentences, terms, from: flags) }
    // The news begins behind a dateline.
    if let last = terms.dateline.last, last + 1 < flags.count { flags[last + 1].insert(.first) }
  }

  /// What the first word of a sentence is, but for its right boundary.
  private static func opening(
    _ word: TextRange, _ own: WordFlags, isAlone: Bool, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> WordFlags {
    var flags = own.union([.first, .leftBoundary])
    let isReference = word.start > 0 && bytes[Int(word.start) - 1] == 0x26 && endsReference(word, bytes)
    if isReference || isAlone && beginsWithConjunction(word, bytes) { flags.remove(.content) }
    return flags
  }

  /// Says of the other words of a sentence what they are, and of each what it is to the one before.
  ///
  /// Next to nothing here branches: what a word is cannot be foreseen. Where `closesBehind`, a word with `WordTraits.clitic` ends its phrase,
  /// else it begins one, but for modifiers where `joinsModifiers`.
  @inline(__always)
  private static func join(
    _ places: Range<Int>, _ words: UnsafeBufferPointer<TextRange>, _ allTraits: UnsafeBufferPointer<WordTraits>,
    _ ofTraits: UnsafeBufferPointer<WordFlags>, _ bytes: UnsafeBufferPointer<UInt8>,
    closesBehind: Bool, joinsModifiers: Bool, into flags: UnsafeMutableBufferPointer<WordFlags>
  ) {
    let modifiers: UInt8 = joinsModifiers ? 1 : 0
    var before = flags[places.lowerBound - 1].rawValue
    var earlier = allTraits[places.lowerBound - 1].rawValue
    var end = words[places.lowerBound - 1].end
    for place in places {
      let word = words[place]
      let traits = allTraits[place].rawValue
      var own = ofTraits[Int(traits)].rawValue
      let mark = bytes[Int(word.start) - 1]
      if mark == 0x26, endsReference(word, bytes) { own &= ~1 }
      let gap = word.start &- end
      let isFree: UInt8 = (closesBehind ? earlier : traits) >> 5 & 1 ^ 1 | traits >> 6 & ~(traits >> 7) & modifiers
      let joined = ((gap == 0 ? 1 : 0) | (gap == 1 ? 1 : 0) & isJoint(mark)) & isFree
      if mark == 0x2D, joined & own & 1 == 1 {
        // A compound begins with its first part, whatever that is, and ends with its last.
        own |= WordFlags.first.rawValue
        if before & 1 == 0 {
          before = before & ~WordFlags.stop.rawValue | 1
          if before & 2 != 0 { flags[place - 2].remove(.rightBoundary) }
        }
      }
      if joined & before >> 1 & 1 == 1, mayBeginName(before, earlier), isCapitalised(own, isContent: true) {
        // A name begins with that stop word, which is none here, and holds together as a compound does.
        own |= WordFlags.first.rawValue
        before = before & ~WordFlags.stop.rawValue | 1
        flags[place - 2].remove(.rightBoundary)
      }
      if joined & before >> 1 & 1 == 1, isInitial(place - 1, words, WordTraits(rawValue: earlier), bytes),
        isCapitalised(own, isContent: true), holdTogether(before: place - 1, words, allTraits, bytes, flags)
      {
        own |= WordFlags.first.rawValue
        before = before & ~WordFlags.stop.rawValue | WordFlags.first.rawValue
      }
      own |= joined << 1 | (joined & before & 1 ^ 1) << 2
      flags[place - 1] = WordFlags(rawValue: before | (joined & own & 1 ^ 1) << 3)
      before = own
      earlier = traits
      end = word.end
    }
    flags[places.upperBound - 1] = WordFlags(rawValue: before | WordFlags.rightBoundary.rawValue)
  }

  /// Whether a word is a stop word with a capital that names begin with: `New`, `Le`.
  @inline(__always)
  private static func mayBeginName(_ flags: UInt8, _ traits: UInt8) -> Bool {
    isCapitalised(flags, isContent: false) && WordTraits(rawValue: traits).isSuperset(of: .nameBeginning)
  }

  /// Whether a word is the initial of a name: a capital alone, behind which a stop may stand.
  @inline(__always)
  private static func isInitial(
    _ place: Int, _ words: UnsafeBufferPointer<TextRange>, _ traits: WordTraits, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    traits.isSuperset(of: [.letter, .capitalised])
      && (!traits.contains(.stop) || bytes[Int(words[place].end) - 1] == 0x2E)
  }

  /// Makes one compound of the initial at `initial`, others before it and the first word of the name; whether there is such a word.
  private static func holdTogether(
    before initial: Int, _ words: UnsafeBufferPointer<TextRange>, _ traits: UnsafeBufferPointer<WordTraits>,
    _ bytes: UnsafeBufferPointer<UInt8>, _ flags: UnsafeMutableBufferPointer<WordFlags>
  ) -> Bool {
    var first = initial - 1
    while flags[first].contains(.joined), isInitial(first, words, traits[first], bytes) { first -= 1 }
    guard isCapitalised(flags[first].rawValue, isContent: true) else { return false }
    for place in first + 1..<initial {
      flags[place].insert(.first)
      flags[place].remove(.stop)
    }
    flags[first].remove(.rightBoundary)
    return true
  }

  /// Whether a word has a capital and other letters, and can or cannot stand at the edge of a phrase.
  @inline(__always)
  private static func isCapitalised(_ flags: UInt8, isContent: Bool) -> Bool {
    flags & 0b110_0001 == 0b10_0000 | (isContent ? 1 : 0)
  }

  /// 1 for a space, a hyphen and the end of a hard-wrapped line; scripts without spaces set words side by side.
  @inline(__always)
  private static func isJoint(_ byte: UInt8) -> UInt8 {
    (byte == 0x20 ? 1 : 0) | (byte == 0x2D ? 1 : 0) | (byte == 0x0A ? 1 : 0)
  }

  /// Whether a word behind `&` is what is left of a reference to a character, as `&apost;`.
  @inline(__always)
  private static func endsReference(_ word: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    Int(word.end) < bytes.count && bytes[Int(word.end)] == 0x3B
  }

  /// Whether a word of more than three letters begins with the Arabic و or ف.
  ///
  /// At the start of a sentence that is nearly always a conjunction before a verb, unless the word comes back elsewhere.
  @inline(__always)
  private static func beginsWithConjunction(_ word: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count > 6, bytes[Int(word.start)] == 0xD9 else { return false }
    let second = bytes[Int(word.start) + 1]
    return second == 0x88 || second == 0x81
  }
}

extension WordFlags {
  /// What the traits of a word tell, for all there are.
  fileprivate static let ofTraits: [WordFlags] = (UInt8.min...UInt8.max).map { WordFlags(of: WordTraits(rawValue: $0)) }

  private init(of traits: WordTraits) {
    self = []
    // A stop word that is general is none here.
    if traits.contains(.stop), !traits.contains(.general) { insert(.stop) }
    if isDisjoint(with: .stop), traits.isDisjoint(with: [.number, .letter]), !traits.contains(.verb) {
      insert(.content)
    }
    if traits.contains(.capitalised) { insert(.capitalised) }
    if traits.contains(.allCapitals) { insert(.allCapitals) }
  }
}
