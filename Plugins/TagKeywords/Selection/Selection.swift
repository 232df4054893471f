import Foundation

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
    var pool = leading(count * depth, odds).map {
      Candidate(phrase: $0, odds: odds[$0], terms: mask(of: $0, in: phrases))
    }
    var chosen: [Choice] = []
    while chosen.count < count, !pool.isEmpty {
      var best = 0
      for place in pool.indices where isBefore(pool[place], pool[best], in: phrases) { best = place }
      let taken = pool.remove(at: best)
      chosen.append(Choice(phrase: taken.phrase, score: 1 / (1 + exp(-taken.odds))))
      let terms = phrases.terms(of: phrases.all[taken.phrase])
      for place in pool.indices where pool[place].terms & taken.terms != 0 {
        pool[place].odds -= loss(phrases.terms(of: phrases.all[pool[place].phrase]), beside: terms)
      }
    }
    return chosen
  }

  private struct Candidate {
    let phrase: Int
    var odds: Double
    /// A bit for each term, the same for some: phrases that share no bit share no term.
    let terms: UInt64
  }

  private static func mask(of phrase: Int, in phrases: Phrases) -> UInt64 {
    phrases.terms(of: phrases.all[phrase]).reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  private static func isBefore(
    _ left: Candidate, _ right: Candidate, in phrases: Phrases
  ) -> Bool {
    if left.odds != right.odds { return left.odds > right.odds }
    let (one, other) = (phrases.all[left.phrase], phrases.all[right.phrase])
    return (one.first, -one.length) < (other.first, -other.length)
  }

  /// The numbers of the `count` highest odds above minus infinity, best first; of equal ones the first.
  ///
  /// Complexity: O(phrases) and an insertion for each that is among the best so far: few, since what comes early is likely to be better.
  private static func leading(_ count: Int, _ odds: [Double]) -> [Int] {
    var best: [(odds: Double, number: Int)] = []
    best.reserveCapacity(count + 1)
    var least = -Double.infinity
    for number in odds.indices where odds[number] > least {
      var place = best.count
      while place > 0, best[place - 1].odds < odds[number] { place -= 1 }
      best.insert((odds[number], number), at: place)
      if best.count > count { best.removeLast() }
      if best.count == count { least = best[count - 1].odds }
    }
    return best.map(\.number)
  }

  private static func loss(_ terms: ArraySlice<Int32>, beside chosen: ArraySlice<Int32>) -> Double {
    let shared = terms.reduce(0) { chosen.contains($1) ? $0 + 1 : $0 }
    if shared == 0 { return 0 }
    if shared == terms.count, contains(chosen, terms) { return inside }
    if contains(terms, chosen) { return outside }
    return sharing * Double(shared) / Double(terms.count)
  }

  /// Whether `part` stands in `whole` in one piece.
  private static func contains(_ whole: ArraySlice<Int32>, _ part: ArraySlice<Int32>) -> Bool {
    if part.count > whole.count { return false }
    return (0...(whole.count - part.count)).contains { offset in
      whole.dropFirst(offset).prefix(part.count).elementsEqual(part)
    }
  }
}
