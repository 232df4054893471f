import Foundation
import Lexicon

/// Chooses phrases by falling score, each for what it adds to those chosen before.
///
/// Maximal marginal relevance (Carbonell, Goldstein 1998, equation 1) on logarithms of odds: a phrase loses a little for every word it shares with one that was
/// chosen, and more when it is part of it. What a phrase is worth only falls, so its losses are worked out when it comes to the top (Minoux 1978, Accelerated
/// greedy algorithms for maximizing submodular set functions).
struct Selection {
  /// A phrase and the score with which it was chosen.
  struct Choice {
    let phrase: Int
    let score: Double
  }

  /// How many times `count` phrases are looked at.
  private static let depth = 3

  /// The best `count` phrases; ties go to the one that comes first, and to the longer of two that begin together.
  ///
  /// Complexity: O(phrases + count²).
  static func best(_ count: Int, of phrases: Phrases, odds: [Double]) -> [Choice] {
    phrases.terms.numbers.withUnsafeBufferPointer { terms in
      var pool = Leaders.numbers(count * depth, of: odds).map { number in
        Candidate(odds[Int(number)], number, phrases.stretch(Int(number)), terms)
      }
      // Where many are equally good, more than a few may be over.
      if pool.count > 2 * count * depth { pool = Array(pool.sorted { $0.isBefore($1) }.prefix(count * depth)) }
      return pool.withUnsafeMutableBufferPointer { choose(count, among: $0, most: count * depth, terms) }
    }
  }

  /// Takes `count` candidates and looks at no more than the best `most`.
  private static func choose(
    _ count: Int, among pool: UnsafeMutableBufferPointer<Candidate>, most: Int, _ terms: UnsafeBufferPointer<Int32>
  ) -> [Choice] {
    // Those that were taken stand at the front, in order.
    var taken = 0
    var looked = 0
    while taken < min(count, pool.count) {
      var best = taken
      for place in taken + 1..<max(pool.count, taken + 1) where pool[place].isBefore(pool[best]) { best = place }
      var candidate = pool[best]
      if candidate.isNew { looked += 1 }
      // Only those that were looked at before are left to choose from.
      if looked > most { candidate.odds = -.infinity }
      if candidate.odds == -.infinity {
        if pool[best].odds == -.infinity { break }
        pool[best] = candidate
        continue
      }
      for place in Int(candidate.judged)..<taken { candidate.lose(beside: pool[place], terms) }
      candidate.judged = Int32(truncatingIfNeeded: taken)
      candidate.isNew = false
      let isStillBest = candidate.odds == pool[best].odds
      pool[best] = candidate
      if isStillBest {
        pool.swapAt(best, taken)
        taken += 1
      }
    }
    return pool[..<taken].map { Choice(phrase: Int($0.number), score: 1 / (1 + exp(-$0.odds))) }
  }
}
