import Foundation
import Lexicon

/// The default: sentences by what they share with all others, by their place, and by what the title says.
///
/// - Centrality: each term of a sentence weighs the number of other sentences that hold it, so that a sentence's sum is the number of words it shares with all
///   others: the degree centrality of Erkan, Radev 2004, section 3.2, of the overlap graph of Mihalcea, Tarau 2004, section 4.1, without building the graph. The sum
///   is divided by a power of the sentence's length, lower for longer summaries: what is short must be exact, what is long must cover.
/// - Position: falls with the place.
/// - Title: the share of the title's weight that the sentence holds (Edmundson 1969, New methods in automatic extracting, section 5); without a title the first
///   sentence stands for it (first-sentence overlap: Radev et al. 2004, Centroid-based summarization of multiple documents, section 3.2).
///
/// Position counts as far as the order of the sentences tells something: where neighbours share more words than strangers do (lexical cohesion: Halliday, Hasan
/// 1976; Hearst 1997, TextTiling, section 3), and where not nearly every sentence speaks of one thing, as a heap of opinions does.
///
/// Complexity: O(words).
struct Blend {
  /// The weights, found on news, encyclopaedias and reviews in five languages; results are flat around them.
  enum Weight {
    /// Position: so much, and so much more over the sentences wanted: one sentence is mostly the news, many must cover it.
    static let position = (always: 1.75, short: 2.2)
    /// The title, in the same way.
    static let title = (always: 0.12, short: 0.5)
    /// The first sentence in the place of a title.
    static let opening = 0.2
    static let redundancy = 0.25
    /// The power of the length: so much, and so much more over the sentences wanted.
    static let length = (always: 0.15, short: 0.3)
    /// Shorter sentences are as good as this long.
    static let shortest = 7.0
    /// After how many places the position weighs half.
    static let half = 0.9
    /// The cohesion at which position counts least, and all.
    static let cohesion = (least: 0.88, all: 1.68)
    /// The share of sentences that hold the commonest term, from which on position counts less.
    static let sameness = 0.5
    /// What position counts for at the least.
    static let floor = 0.07
  }

  /// What sums are divided by, by the length of the sentence, for one number of sentences wanted.
  struct Lengths {
    fileprivate let count: Int
    fileprivate let powers: [Double]

    /// Very long sentences are as good as the last length.
    init(count: Int) {
      self.count = count
      let power = Weight.length.always + Weight.length.short / Double(max(1, count))
      powers = (0...256).map { pow(max(Double($0), Weight.shortest), power) }
    }
  }

  /// The scores, one per sentence.
  private(set) var scores: [Score]
  /// The weight of each term.
  let weights: [Double]

  /// - Parameters:
  ///   - count: about how many sentences are wanted.
  ///   - lengths: what was made for a count before, which holds where it is the same.
  init(_ passages: Passages, count: Int, lengths: Lengths? = nil) {
    let table = passages.table
    weights = table.spread.map { Double(max(0, $0 - 1)) }
    let order = Blend.order(of: table)
    let position = (Weight.position.always + Weight.position.short / Double(max(1, count))) * order
    let powers = lengths.flatMap { $0.count == count ? $0 : nil }?.powers ?? Lengths(count: count).powers
    let isAnyFit = passages.fitness.contains(.fit)
    var titleTerms = passages.titleTerms
    var titleWorth = Weight.title.always + Weight.title.short / Double(max(1, count))
    if titleTerms.isEmpty, let first = passages.fitness.firstIndex(where: { !isAnyFit || $0 == .fit }) {
      titleTerms = table.terms[table.places(of: first)].map(Int.init)
      titleWorth = Weight.opening * order
    }
    var isInTitle = [Bool](false, times: weights.count)
    var titleWeight = 0.0
    for term in titleTerms {
      isInTitle[term] = true
      titleWeight += weights[term]
    }
    if titleWeight > 0 { titleWorth /= titleWeight }
    var scores = [Score](repeating: Score(), count: table.count)
    var most = 0.0
    var place = 0
    let sums = Blend.sums(of: table, weights, isInTitle)
    for sentence in 0..<table.count {
      let length = min(Int(table.lengths[sentence]), powers.count - 1)
      scores[sentence].parts.centrality = sums[sentence].all / powers[length]
      scores[sentence].parts.title = titleWorth * sums[sentence].titled
      scores[sentence].parts.position = position / (1 + Double(place) / Weight.half)
      if !isAnyFit || passages.fitness[sentence] == .fit {
        most = max(most, scores[sentence].parts.centrality)
        place += 1
      }
    }
    for sentence in scores.indices {
      if most > 0 { scores[sentence].parts.centrality = min(1, scores[sentence].parts.centrality / most) }
      let parts = scores[sentence].parts
      scores[sentence].value = parts.centrality + parts.position + parts.title
    }
    self.scores = scores
  }

  /// For each sentence the weights of its terms, added up, and of those that stand in the title.
  private static func sums(
    of table: TermTable, _ weights: [Double], _ isInTitle: [Bool]
  ) -> [(all: Double, titled: Double)] {
    table.terms.withUnsafeBufferPointer { terms in
      weights.withUnsafeBufferPointer { weights in
        isInTitle.withUnsafeBufferPointer { isInTitle in
          (0..<table.count).map { sentence in
            var (all, titled) = (0.0, 0.0)
            for place in table.places(of: sentence) {
              let term = Int(terms[place])
              all += weights[term]
              titled += isInTitle[term] ? weights[term] : 0
            }
            return (all, titled)
          }
        }
      }
    }
  }

  /// How much the order of the sentences tells, from 0 to 1.
  static func order(of table: TermTable) -> Double {
    guard table.count > 1 else { return 1 }
    var shared = 0
    var pairs = 0.0
    var squares = 0.0
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: table.spread.count) { last in
      last.initialize(repeating: -2)
      table.terms.withUnsafeBufferPointer { terms in
        var before = 0.0
        for sentence in 0..<table.count {
          let places = table.places(of: sentence)
          let number = Int32(truncatingIfNeeded: sentence)
          for place in places {
            let term = Int(terms[place])
            shared &+= last[term] == number - 1 ? 1 : 0
            last[term] = number
          }
          let own = Double(places.count)
          pairs += own * before
          squares += own * own
          before = own
        }
      }
    }
    var alike = 0.0
    var commonest: Int32 = 0
    for spread in table.spread {
      alike += Double(spread) * Double(spread - 1) / 2
      commonest = max(commonest, spread)
    }
    let total = Double(table.terms.count)
    let all = (total * total - squares) / 2
    let expected = all > 0 ? alike / all * pairs : 0
    // Three shared words more on both sides keep few words from telling much.
    let cohesion = (Double(shared) + 3) / (expected + 3)
    let ordered = (cohesion - Weight.cohesion.least) / (Weight.cohesion.all - Weight.cohesion.least)
    let same = (Double(commonest) / Double(table.count) - Weight.sameness) / (1 - Weight.sameness)
    // Few sentences tell nothing by all holding one word.
    let isHeap = max(0, same) * min(1, Double(table.count) / 40)
    return Weight.floor + (1 - Weight.floor) * min(1, max(0, ordered)) * (1 - isHeap)
  }
}
