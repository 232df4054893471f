import Lexicon

/// Chooses sentences by their scores, one after another, each for what it adds to those taken.
///
/// Maximal marginal relevance: Carbonell, Goldstein 1998, The use of MMR, equation 1, with the share of a sentence's weight that the chosen ones hold together
/// in place of the likeness to the nearest of them, so that its cost does not grow with what was taken. What a sentence adds only falls, so values are
/// looked at again only when they come to the top (Minoux 1978, Accelerated greedy algorithms for maximizing submodular set functions).
///
/// A sentence that leans on the one before it comes with it, at the mean of their values, or not at all.
struct Choice {
  /// What the choice depends on besides the scores.
  struct Setting {
    /// The weight of each term when what sentences share is judged.
    var weights: [Double] = []
    /// What a sentence loses when all of it was said before.
    var redundancy = 0.0
  }

  /// How many sentences may come with one that leans on them, itself counted.
  private static let longestChain = 3
  /// How often the value of a sentence is looked at; after that the last one stands, so that the work is bounded.
  private static let looks: UInt8 = 24

  private let passages: Passages
  private let table: TermTable
  private let fitness: [Fitness]
  private let scores: [Score]
  private let setting: Setting
  private var isChosen: [Bool]
  private var isCovered: [Bool]
  /// Whether anything was taken yet.
  private var isAnyCovered = false
  private var looked: [UInt8]
  /// Of the kinds of sentences that are there the best one: no other is taken.
  private var wanted = Fitness.fit

  init(_ passages: Passages, _ scoring: Scoring) {
    self.passages = passages
    table = passages.table
    fitness = passages.fitness
    scores = scoring.scores
    setting = scoring.setting
    isChosen = [Bool](false, times: scores.count)
    looked = [UInt8](0, times: scores.count)
    isCovered = [Bool](false, times: setting.weights.count)
  }

  /// The best of `sentences`, rising; at least one where there is any.
  ///
  /// Choices do not touch each other.
  ///
  /// - Complexity: O(n log n) in the sentences, and O(words) of those that come to the top.
  mutating func choose(_ sentences: Range<Int>, within budget: Budget) -> [Int] {
    wanted = fitness[sentences].min { $0.rawValue < $1.rawValue } ?? .fit
    var chosen = run(sentences, budget)
    // Nothing was short enough.
    if chosen.isEmpty, let shortest = fit(sentences).min(by: { table.lengths[$0] < table.lengths[$1] }) {
      chosen = [shortest]
    }
    for sentence in sentences {
      isChosen[sentence] = false
      looked[sentence] = 0
    }
    if setting.redundancy > 0 { for sentence in chosen { cover(sentence, false) } }
    return chosen
  }

  /// Those of some sentences that may be taken.
  private func fit(_ sentences: Range<Int>) -> some Sequence<Int> {
    sentences.lazy.filter { [fitness, wanted] in fitness[$0] == wanted }
  }

  private mutating func run(_ sentences: Range<Int>, _ budget: Budget) -> [Int] {
    var budget = budget
    var entries: [Heap.Entry] = []
    entries.reserveCapacity(sentences.count)
    for sentence in sentences where fitness[sentence] == wanted {
      entries.append(Heap.Entry(value: scores[sentence].value, sentence: sentence))
    }
    var heap = Heap(entries)
    var chosen: [Int] = []
    while !budget.isSpent, let top = heap.pop() {
      if isChosen[top.sentence] { continue }
      guard let group = group(of: top.sentence, from: sentences.lowerBound) else { continue }
      var (count, words, sum) = (0, 0, 0.0)
      for sentence in group where fitness[sentence] == wanted {
        count += 1
        words += Int(table.lengths[sentence])
        sum += self.value(of: sentence)
      }
      if !budget.holds(sentences: count, words: words) { continue }
      let value = sum / Double(count)
      let entry = Heap.Entry(value: value, sentence: top.sentence)
      if value < top.value, looked[top.sentence] < Choice.looks, let next = heap.first, next.precedes(entry) {
        looked[top.sentence] += 1
        heap.push(entry)
        continue
      }
      for sentence in group where fitness[sentence] == wanted {
        isChosen[sentence] = true
        chosen.append(sentence)
        if setting.redundancy > 0 { cover(sentence, true) }
        // One that leaned on it can now stand by itself.
        if let next = nextFit(after: sentence, before: sentences.upperBound), !isChosen[next] {
          heap.push(Heap.Entry(value: scores[next].value, sentence: next))
        }
      }
      budget.spend(sentences: count, words: words)
    }
    chosen.sort()
    return chosen
  }

  /// From the first of those that a sentence leans on, and that were not taken, up to itself; nil where they are too many.
  private func group(of sentence: Int, from start: Int) -> ClosedRange<Int>? {
    var first = sentence
    var count = 1
    while let before = lastFit(before: first, from: start), !isChosen[before], passages.leans(first) {
      if count == Choice.longestChain { return nil }
      count += 1
      first = before
    }
    return first...sentence
  }

  private func lastFit(before sentence: Int, from first: Int) -> Int? {
    var place = sentence - 1
    while place >= first, fitness[place] != wanted { place -= 1 }
    return place >= first ? place : nil
  }

  private func nextFit(after sentence: Int, before end: Int) -> Int? {
    var place = sentence + 1
    while place < end, fitness[place] != wanted { place += 1 }
    return place < end ? place : nil
  }

  /// What a sentence adds to those taken.
  private func value(of sentence: Int) -> Double {
    let score = scores[sentence].value
    guard setting.redundancy > 0, isAnyCovered else { return score }
    return table.terms.withUnsafeBufferPointer { terms in
      setting.weights.withUnsafeBufferPointer { weights in
        isCovered.withUnsafeBufferPointer { isCovered in
          var shared = 0.0
          var whole = 0.0
          var isNew = false
          for place in table.places(of: sentence) {
            let term = Int(terms[place])
            whole += weights[term]
            if isCovered[term] { shared += weights[term] } else { isNew = true }
          }
          // What was said before in all its words adds nothing, whatever it scores.
          if !isNew, shared > 0 { return -1 }
          return whole > 0 ? score - setting.redundancy * shared / whole : score
        }
      }
    }
  }

  private mutating func cover(_ sentence: Int, _ covered: Bool) {
    isAnyCovered = covered
    for place in table.places(of: sentence) { isCovered[Int(table.terms[place])] = covered }
  }
}
