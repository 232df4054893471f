import Foundation
import Lexicon

/// Rapid Automatic Keyword Extraction: Rose, Engel, Cramer, Cowley 2010, section 1.2.
///
/// Candidates are whole runs of content words. A word is worth its degree (the lengths of the runs that hold it, added up) over its frequency; a candidate the sum
/// of its words.
struct Rake: KeywordMethod {
  /// Complexity: O(words).
  func odds(of phrases: Phrases, _ context: KeywordContext) -> [Double] {
    let worth = Rake.termScores(of: phrases)
    return phrases.all.map { phrase in
      if phrase.bothBoundaries == 0 || phrase.hasStopWord { return -.infinity }
      return log(phrases.terms(of: phrase).reduce(0) { $0 + worth[Int($1)] })
    }
  }

  /// Degree over frequency of every term; 0 for one that is never content.
  static func termScores(of phrases: Phrases) -> [Double] {
    var degree = [Int32](repeating: 0, count: phrases.terms.count)
    var frequency = degree
    var start = 0
    for word in phrases.words.indices {
      let flags = phrases.flags[word]
      if !flags.contains(.content) { continue }
      if flags.contains(.leftBoundary) { start = word }
      if !flags.contains(.rightBoundary) { continue }
      for place in start...word {
        degree[Int(phrases.terms.numbers[place])] += Int32(word - start + 1)
        frequency[Int(phrases.terms.numbers[place])] += 1
      }
    }
    return zip(degree, frequency).map { $1 == 0 ? 0 : Double($0) / Double($1) }
  }
}
