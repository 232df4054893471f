import TextModel

/// Walks the words of a line by hashes of their folded scalars, without making anything of them.
struct LineWords {
  private let text: Text
  private let end: Int
  /// Where the next word is looked for.
  private(set) var position: Int

  init(_ text: Text, _ range: TextRange) {
    self.text = text
    position = Int(range.start)
    end = Int(range.end)
  }

  /// The hash of the next word; nil when there is none left.
  ///
  /// Words that begin with a digit all have the hash ``number``.
  @inline(__always)
  mutating func next() -> UInt64? {
    var hash = LineWords.seed
    var isInWord = false
    var isNumber = false
    while position < end {
      let (value, after) = text.scalar(at: position)
      let scalar = Folding.shared.fold(value)
      if LineWords.parts(scalar) {
        if isInWord { break }
      } else if scalar != 0 {
        if !isInWord { isNumber = (0x30...0x39).contains(scalar) }
        hash = LineWords.hash(hash, scalar)
        isInWord = true
      }
      position = after
    }
    return isInWord ? isNumber ? LineWords.number : hash : nil
  }

  /// The hash of every word that begins with a digit.
  static let number: UInt64 = 1

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of the first word of folded scalars.
  static func first(of scalars: [UInt16]) -> UInt64 {
    let word = scalars.drop(while: parts).prefix { !parts($0) }
    return (0x30...0x39).contains(word.first ?? 0) ? number : word.reduce(seed, hash)
  }

  /// Whether a folded scalar stands between words.
  @inline(__always)
  private static func parts(_ scalar: UInt16) -> Bool {
    scalar == 0x20 || scalar == 0x3A || scalar == 0x28 || scalar == 0x29 || scalar == 0x2D || scalar == 0x7C
  }

  @inline(__always)
  private static func hash(_ hash: UInt64, _ scalar: UInt16) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
  }
}

/// Which of many hashes may be in a set, at the cost of one look into a small table.
struct HashFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(_ hashes: some Sequence<UInt64>) {
    for hash in hashes { bits[Int(hash >> 54)] |= 1 << (hash >> 48 & 63) }
  }

  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool { bits[Int(hash >> 54)] & (1 << (hash >> 48 & 63)) != 0 }
}
