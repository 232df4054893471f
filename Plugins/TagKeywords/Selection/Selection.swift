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
  static let sharing = 0.2
  /// The same when a chosen phrase holds the whole.
  static let inside = 0.7
  /// The same when it holds a chosen phrase as a whole.
  static let outside = 0.1
  /// How many times `count` phrases are looked at.
  private static let depth = 4

  /// The best `count` phrases; ties go to the one that comes first, and to the longer of two that begin together.
  ///
  /// Complexity: O(phrases + count²).
  static func best(_ count: Int, of phrases: Phrases, scores: [Double]) -> [Choice] {
    var pool = leading(count * depth, scores).map { (phrase: $0, odds: logit(scores[$0])) }
    var chosen: [Choice] = []
    while chosen.count < count, !pool.isEmpty {
      var best = 0
      for place in pool.indices where isBefore(pool[place], pool[best], in: phrases) { best = place }
      let (phrase, odds) = pool.remove(at: best)
      chosen.append(Choice(phrase: phrase, score: 1 / (1 + exp(-odds))))
      let terms = phrases.terms(of: phrases.all[phrase])
      for place in pool.indices {
        pool[place].odds -= loss(phrases.terms(of: phrases.all[pool[place].phrase]), beside: terms)
      }
    }
    return chosen
  }

  private static func logit(_ score: Double) -> Double { log(score / (1 - min(score, 1 - 1e-12))) }

  private static func isBefore(
    _ left: (phrase: Int, odds: Double), _ right: (phrase: Int, odds: Double), in phrases: Phrases
  ) -> Bool {
    if left.odds != right.odds { return left.odds > right.odds }
    let (one, other) = (phrases.all[left.phrase], phrases.all[right.phrase])
    return (one.first, -one.length) < (other.first, -other.length)
  }

  /// The numbers of the `count` highest scores above 0; of equal ones the first.
  private static func leading(_ count: Int, _ scores: [Double]) -> [Int] {
    // A heap whose root is the worst of the kept.
    var heap: [Int] = []
    heap.reserveCapacity(count)
    func isWorse(_ left: Int, _ right: Int) -> Bool {
      scores[left] != scores[right] ? scores[left] < scores[right] : left > right
    }
    func sink() {
      var place = 0
      while true {
        var least = place
        for child in [2 * place + 1, 2 * place + 2] where child < heap.count && isWorse(heap[child], heap[least]) {
          least = child
        }
        if least == place { return }
        heap.swapAt(place, least)
        place = least
      }
    }
    for number in scores.indices where scores[number] > 0 {
      if heap.count < count {
        heap.append(number)
        var place = heap.count - 1
        while place > 0, isWorse(heap[place], heap[(place - 1) / 2]) {
          heap.swapAt(place, (place - 1) / 2)
          place = (place - 1) / 2
        }
      } else if isWorse(heap[0], number) {
        heap[0] = number
        sink()
      }
    }
    return heap.sorted()
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
