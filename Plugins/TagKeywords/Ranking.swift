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
    ranked = candidates.phrases.map { stems, candidate in
      let sum = stems.reduce(0) { $0 + (weights[$1] ?? 0) }
      let mean = sum / Double(stems.count)
      // A phrase is worth its words, more for each word, when it comes back as a whole.
      let cohesion = log2(1 + Double(candidate.places.count)) * (1 + 0.35 * Double(stems.count - 1))
      return Ranked(stems: stems, candidate: candidate, score: mean * cohesion)
    }.sorted { left, right in
      if left.score != right.score { return left.score > right.score }
      let first = (left.candidate.places[0], left.stems.count)
      return first < (right.candidate.places[0], right.stems.count)
    }
  }
}
