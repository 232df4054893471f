import Foundation
import Lexicon

/// Scores phrases by how well they stand for their document.
struct Ranking {
  /// The score of each candidate; 0 for one that never stands by itself.
  let scores: [Double]

  /// The scores of `candidates`; `special` are the stems of title and headings.
  init(_ candidates: Candidates, special: Set<UInt64>) {
    let sentenceCount = Double(max(1, candidates.sentenceCount))
    let weights = candidates.all.map { term -> Double in
      guard term.words.count == 1 else { return 0 }
      let frequency = log2(1 + Double(term.count))
      let spread = 1 + Double(term.sentences) / sentenceCount
      let position = 1 / log2(3 + Double(term.firstSentence))
      let casing = 1 + 0.5 * Double(term.capitalised) / Double(term.count)
      let isSpecial = special.contains(candidates.keys[term.words.lowerBound].stem)
      return frequency * spread * position * casing * (isSpecial ? 1.3 : 1)
    }
    let nested = Ranking.nested(candidates)
    scores = candidates.all.enumerated().map { number, candidate in
      let alone = candidate.count - nested[number]
      if alone <= 0 { return 0 }
      let length = candidate.words.count
      let sum = candidate.words.reduce(0) { sum, word in
        let term = Int(candidates.terms[word])
        return term < 0 ? sum : sum + weights[term]
      }
      // A phrase is worth its words, more for each word when it comes back as a whole or is a name.
      let isWhole = length == 1 || candidate.count > 1 || candidate.capitalised > 0
      let cohesion = log2(1 + Double(alone)) * (isWhole ? 1 + 0.35 * Double(length - 1) : 0.8)
      return sum / Double(length) * cohesion
    }
  }

  /// How often each phrase stands inside a longer one that comes back: there it is a piece of something (the C-value of Frantzi, Ananiadou, Mima 2000,
  /// section 2.2).
  private static func nested(_ candidates: Candidates) -> [Int] {
    var nested = [Int](repeating: 0, count: candidates.all.count)
    for candidate in candidates.all where candidate.words.count > 1 && candidate.count > 1 {
      for part in [candidate.words.dropFirst(), candidate.words.dropLast()] {
        if let number = candidates.number(of: part) { nested[number] = max(nested[number], candidate.count) }
      }
    }
    return nested
  }

  /// The numbers of candidates by falling score, ties by place and length.
  ///
  /// - Parameter share: only those with at least this share of the best score.
  func order(_ candidates: Candidates, share: Double) -> [Int] {
    let least = (scores.max() ?? 0) * share
    return scores.indices.filter { scores[$0] > 0 && scores[$0] >= least }.sorted { left, right in
      if scores[left] != scores[right] { return scores[left] > scores[right] }
      let (first, second) = (candidates.all[left].words, candidates.all[right].words)
      return (first.lowerBound, first.count) < (second.lowerBound, second.count)
    }
  }
}
