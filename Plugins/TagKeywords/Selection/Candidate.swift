import Lexicon

/// A phrase that may be chosen, with what it is worth beside those that were.
struct Candidate: BitwiseCopyable {
  /// How much the odds fall, as a logarithm, when all words stand in a chosen phrase that does not hold them as a whole.
  private static let sharing = 0.15
  /// The same when a chosen phrase holds the whole.
  private static let inside = 0.7
  /// The same when it holds a chosen phrase as a whole.
  private static let outside = 0.05

  var odds: Double
  /// The number of the phrase.
  let number: Int32
  /// How many of the chosen ones have been looked at.
  var judged: Int32 = 0
  private let words: Stretch
  /// A bit for each term, the same for some: phrases that share no bit share no term.
  private let mask: UInt64

  init(_ odds: Double, _ number: Int32, _ words: Stretch, _ terms: UnsafeBufferPointer<Int32>) {
    self.odds = odds
    self.number = number
    self.words = words
    mask = words.words.reduce(0) { $0 | 1 << UInt64(terms[$1] & 63) }
  }

  @inline(__always)
  func isBefore(_ other: Candidate) -> Bool {
    if odds != other.odds { return odds > other.odds }
    return words.first != other.words.first ? words.first < other.words.first : words.length > other.words.length
  }

  /// Takes off what it loses beside a phrase that was chosen.
  @inline(__always)
  mutating func lose(beside chosen: Candidate, _ terms: UnsafeBufferPointer<Int32>) {
    if mask & chosen.mask == 0 { return }
    odds -= Candidate.loss(
      UnsafeBufferPointer(rebasing: terms[words.words]),
      beside: UnsafeBufferPointer(rebasing: terms[chosen.words.words]))
  }

  private static func loss(_ terms: UnsafeBufferPointer<Int32>, beside chosen: UnsafeBufferPointer<Int32>) -> Double {
    var shared = 0
    for term in terms where chosen.contains(term) { shared += 1 }
    if shared == 0 { return 0 }
    if shared == terms.count, contains(chosen, terms) { return inside }
    if contains(terms, chosen) { return outside }
    return sharing * Double(shared) / Double(terms.count)
  }

  /// Whether `part` stands in `whole` in one piece.
  private static func contains(_ whole: UnsafeBufferPointer<Int32>, _ part: UnsafeBufferPointer<Int32>) -> Bool {
    if part.count > whole.count { return false }
    return (0...(whole.count - part.count)).contains { offset in
      part.indices.allSatisfy { whole[offset + $0] == part[$0] }
    }
  }
}
