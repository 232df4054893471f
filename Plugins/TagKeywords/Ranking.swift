import Foundation
import Lexicon
import PipelineCore

/// Orders phrases by how well they stand for their document.
struct Ranking {
  struct Ranked {
    let stems: [UInt64]
    let candidate: Candidate
    let score: Double
  }

  let ranked: [Ranked]

  /// The order of `candidates`; `special` are the stems of title and headings.
  init(_ candidates: Candidates, special: Set<UInt64>) {
    let sentenceCount = Double(max(1, candidates.sentenceCount))
    var weights: [UInt64: Double] = [:]
    weights.reserveCapacity(candidates.terms.count)
    for (stem, term) in candidates.terms {
      let frequency = log2(1 + Double(term.count))
      let spread = 1 + Double(term.sentences) / sentenceCount
      let position = 1 / log2(3 + Double(term.first))
      let casing = 1 + 0.5 * Double(term.capitalised) / Double(term.count)
      weights[stem] = frequency * spread * position * casing * (special.contains(stem) ? 1.3 : 1)
    }
    let standing = Ranking.standingAlone(candidates.phrases)
    ranked = candidates.phrases.compactMap { stems, candidate in
      let alone = standing[stems] ?? candidate.places.count
      if alone == 0 { return nil }
      let sum = stems.reduce(0) { $0 + (weights[$1] ?? 0) }
      let mean = sum / Double(stems.count)
      // A phrase is worth its words, more for each word, when it comes back as a whole.
      let cohesion = log2(1 + Double(alone)) * (1 + 0.35 * Double(stems.count - 1))
      return Ranked(stems: stems, candidate: candidate, score: mean * cohesion)
    }.sorted { left, right in
      if left.score != right.score { return left.score > right.score }
      let first = (left.candidate.places[0], left.stems.count)
      return first < (right.candidate.places[0], right.stems.count)
    }
  }

  /// How often phrases stand outside a longer one that comes back, where that is less than how often they stand at all.
  ///
  /// A phrase that never stands without its neighbour is a piece of something (the C-value of Frantzi, Ananiadou, Mima 2000, section 2.2).
  private static func standingAlone(_ phrases: [[UInt64]: Candidate]) -> [[UInt64]: Int] {
    var nested: [[UInt64]: Int] = [:]
    for (stems, candidate) in phrases where stems.count > 1 && candidate.places.count > 1 {
      for part in [Array(stems.dropFirst()), Array(stems.dropLast())] {
        nested[part] = max(nested[part] ?? 0, candidate.places.count)
      }
    }
    var standing: [[UInt64]: Int] = [:]
    for (part, count) in nested {
      guard let whole = phrases[part]?.places.count else { continue }
      standing[part] = max(0, whole - count)
    }
    return standing
  }
}
