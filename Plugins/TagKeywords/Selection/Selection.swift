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
  /// Complexity: O(phrases + count²), where not very many are equally good.
  static func best(_ count: Int, of phrases: Phrases, odds: [Double]) -> [Choice] {
    odds.withUnsafeBufferPointer { odds in
      phrases.terms.numbers.withUnsafeBufferPointer { terms in
        var pool = Leaders.numbers(count * depth, of: odds).map { number in
          Candidate(odds[Int(number)], number, phrases.stretch(Int(number)), terms)
        }
        if pool.count > 4 * count * depth { pool.sort { $0.isBefore($1) } }
        return pool.withUnsafeMutableBufferPointer { pool in
          // They are nearly in order already.
          for place in pool.indices { settle(pool[place], downFrom: place, in: pool) }
          return choose(count, among: UnsafeMutableBufferPointer(rebasing: pool.prefix(count * depth)), terms)
        }
      }
    }
  }

  /// Moves a candidate towards the front of those before `place`, which are in order, to where it belongs.
  @inline(__always)
  private static func settle(
    _ candidate: Candidate, downFrom start: Int, in pool: UnsafeMutableBufferPointer<Candidate>
  ) {
    var place = start
    while place > 0, candidate.isBefore(pool[place - 1]) {
      pool[place] = pool[place - 1]
      place -= 1
    }
    pool[place] = candidate
  }

  /// Takes `count` of the candidates, which are in order.
  private static func choose(
    _ count: Int, among pool: UnsafeMutableBufferPointer<Candidate>, _ terms: UnsafeBufferPointer<Int32>
  ) -> [Choice] {
    // Those that were taken stand at the front; the others behind them, by what they were worth when they were last looked at.
    var taken = 0
    while taken < min(count, pool.count) {
      let top = pool[taken]
      var candidate = top
      for place in Int(top.judged)..<taken { candidate.lose(beside: pool[place], terms) }
      candidate.judged = Int32(truncatingIfNeeded: taken)
      if candidate.odds == top.odds {
        pool[taken] = candidate
        taken += 1
        continue
      }
      var place = taken
      while place + 1 < pool.count, pool[place + 1].isBefore(candidate) {
        pool[place] = pool[place + 1]
        place += 1
      }
      pool[place] = candidate
    }
    return pool[..<taken].map { Choice(phrase: Int($0.number), score: 1 / (1 + exp(-$0.odds))) }
  }
}
