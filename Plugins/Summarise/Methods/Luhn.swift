/// Sentences by the densest cluster of the document's frequent words.
///
/// Luhn 1958, The automatic creation of literature abstracts: words that come often enough are significant; a cluster begins and ends with a significant word,
/// with at most four others between two of them; it scores the square of its significant words over its length, a sentence what its best cluster scores.
/// Stop words take the place of Luhn's upper bound; the lower one is a word in a thousand, at least two.
///
/// Complexity: O(n) in the words.
enum Luhn {
  private static let gap = 4

  /// A score for each sentence: `isContent` and `numbers` are of the document's words, `counts` of its terms.
  static func scores(_ table: TermTable, numbers: [Int32], isContent: (Int) -> Bool, counts: [Int32]) -> [Double] {
    let least = Int32(max(2, numbers.count / 1_000))
    return (0..<table.count).map { sentence in
      var best = 0.0
      var first = -1
      var last = -1
      var significant = 0
      for word in table.words(of: sentence) where isContent(word) && counts[Int(numbers[word])] >= least {
        if first < 0 || word - last > gap + 1 {
          first = word
          significant = 0
        }
        significant += 1
        last = word
        best = max(best, Double(significant * significant) / Double(last - first + 1))
      }
      return best
    }
  }
}
