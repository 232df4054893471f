import Foundation
import Lexicon

/// Chooses phrases by falling score, each for what it adds to those chosen before.
///
/// Maximal marginal relevance (Carbonell, Goldstein 1998, equation 1) on logarithms of odds: a phrase loses a little for every word it shares with one that was
/// chosen, and more when it is part of it.
struct Selection {
  /// A phrase and the score with which it was chosen.
  struct Choice {
    let phrase: Int
    let score: Double
  }

  /// How much the odds fall, as a logarithm, when all words stand in a chosen phrase that does not hold them as a whole.
  static let sharing = 0.15
  /// The same when a chosen phrase holds the whole.
  static let inside = 0.7
  /// The same when it holds a chosen phrase as a whole.
  static let outside = 0.05
  /// How many times `count` phrases are looked at.
  private static let depth = 3

  /// The best `count` phrases; ties go to the one that comes first, and to the longer of two that begin together.
  ///
  /// Complexity: O(phrases + count²).
  static func best(_ count: Int, of phrases: Phrases, odds: [Double]) -> [Choice] {
    phrases.terms.numbers.withUnsafeBufferPointer { terms in
      var pool = leading(count * depth, odds).map { Candidate($0.odds, $0.number, phrases.all[$0.number], terms) }
      var chosen: [Choice] = []
      chosen.reserveCapacity(min(count, pool.count))
      pool.withUnsafeMutableBufferPointer { pool in
        // What was taken makes room for the last one.
        var left = pool.count
        while chosen.count < count, left > 0 {
          var best = 0
          for place in 1..<max(left, 1) where pool[place].isBefore(pool[best]) { best = place }
          let taken = pool[best]
          left -= 1
          pool[best] = pool[left]
          chosen.append(Choice(phrase: taken.phrase, score: 1 / (1 + exp(-taken.odds))))
          for place in 0..<left where pool[place].mask & taken.mask != 0 {
            pool[place].odds -= loss(
              UnsafeBufferPointer(rebasing: terms[pool[place].words]),
              beside: UnsafeBufferPointer(rebasing: terms[taken.words]))
          }
        }
      }
      return chosen
    }
  }

  private struct Candidate {
    var odds: Double
    let phrase: Int
    let words: Range<Int>
    /// A bit for each term, the same for some: phrases that share no bit share no term.
    let mask: UInt64

    init(_ odds: Double, _ number: Int, _ phrase: Phrase, _ terms: UnsafeBufferPointer<Int32>) {
      self.odds = odds
      self.phrase = number
      words = phrase.words
      mask = words.reduce(0) { $0 | 1 << UInt64(terms[$1] & 63) }
    }

    @inline(__always)
    func isBefore(_ other: Candidate) -> Bool {
      if odds != other.odds { return odds > other.odds }
      return words.lowerBound != other.words.lowerBound
        ? words.lowerBound < other.words.lowerBound : words.count > other.words.count
    }
  }

  private struct Leader: BitwiseCopyable {
    let odds: Double
    let number: Int
  }

  /// The `count` highest odds above minus infinity with their numbers, best first; of equal ones the first.
  ///
  /// Complexity: O(phrases) and an insertion for each that is among the best so far: few, since what comes early is likely to be better.
  private static func leading(_ count: Int, _ odds: [Double]) -> [Leader] {
    [Leader](unsafeUninitializedCapacity: min(count, odds.count)) { best, used in
      var least = -Double.infinity
      for number in odds.indices where odds[number] > least {
        // The last one makes room when there is none.
        var place = used == best.count ? used - 1 : used
        while place > 0, best[place - 1].odds < odds[number] {
          best[place] = best[place - 1]
          place -= 1
        }
        best[place] = Leader(odds: odds[number], number: number)
        if used < best.count { used += 1 }
        if used == best.count { least = best[used - 1].odds }
      }
    }
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
