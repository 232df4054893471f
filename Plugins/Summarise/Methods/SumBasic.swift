/// Sentences by the probability of their words, which falls as words are taken.
///
/// Nenkova, Vanderwende 2005, The impact of frequency on summarization, section 3: a word's probability is its share of the words; a sentence weighs the mean
/// probability of its words; of the sentences that hold the most probable word the one that weighs most is taken, and the probabilities of its words are
/// squared. Stop words are left out, as in Vanderwende et al. 2007, Beyond SumBasic, section 2.
///
/// Complexity: O(words + picks × reach).
enum SumBasic {
  /// A score for each sentence: the sooner it is taken, the higher.
  ///
  /// - Parameter picks: how many sentences are taken; the others score below them, by the mean probability of their words.
  static func scores(_ table: TermTable, among sentences: [Int], picks: Int) -> [Double] {
    var counts = [Double](repeating: 0, count: table.spread.count)
    var total = 0.0
    for (place, term) in table.terms.enumerated() {
      counts[Int(term)] += Double(table.frequencies[place])
      total += Double(table.frequencies[place])
    }
    var probability = counts.map { $0 / max(1, total) }
    func weight(_ sentence: Int) -> Double {
      var sum = 0.0
      var words = 0.0
      for place in table.places(of: sentence) {
        sum += probability[Int(table.terms[place])] * Double(table.frequencies[place])
        words += Double(table.frequencies[place])
      }
      return words > 0 ? sum / words : 0
    }
    var scores = [Double](repeating: 0, count: table.count)
    for sentence in sentences { scores[sentence] = weight(sentence) }
    var left = sentences
    var top = 1 + Double(min(picks, sentences.count))
    while top > 1.5, !left.isEmpty {
      let word = mostProbable(probability, in: left, of: table)
      var best = -1
      var bestWeight = -1.0
      for (index, sentence) in left.enumerated() {
        if let word, !table.terms[table.places(of: sentence)].contains(word) { continue }
        let weight = weight(sentence)
        if weight > bestWeight { (best, bestWeight) = (index, weight) }
      }
      let taken = left.remove(at: best)
      scores[taken] = top
      top -= 1
      for place in table.places(of: taken) {
        let term = Int(table.terms[place])
        probability[term] *= probability[term]
      }
    }
    return scores
  }

  /// The most probable word of `sentences`, of equal ones the first; nil where there is none.
  private static func mostProbable(_ probability: [Double], in sentences: [Int], of table: TermTable) -> Int32? {
    var best: Int32?
    var highest = -1.0
    for sentence in sentences {
      for place in table.places(of: sentence) where probability[Int(table.terms[place])] > highest {
        best = table.terms[place]
        highest = probability[Int(table.terms[place])]
      }
    }
    return best
  }
}
