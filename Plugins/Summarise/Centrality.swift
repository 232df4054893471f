import Foundation
import Lexicon
import PipelineCore
import TextModel

/// Scores sentences by how much of their document they hold.
struct Centrality {
  private struct Sentence {
    let index: Int
    /// The stems, each once, with their weights.
    let stems: [UInt64]
    let score: Double
    /// Whether it can stand in a summary; others only fill it up.
    let isFit: Bool
  }

  private let sentences: [Sentence]
  private let weights: [UInt64: Double]

  init(
    _ text: Text, sentences: [TextRange], words: [TextRange], keys: [WordKey], stopWords: StopWords?,
    special: Set<UInt64>,
    others: [TextRange]
  ) {
    func isContent(_ key: WordKey) -> Bool { key.length > 1 && !(stopWords?.contains(key) ?? false) }
    var counts: [UInt64: Double] = [:]
    for key in keys where isContent(key) { counts[key.stem, default: 0] += 1 }
    // Words that come back say what the document is about; the logarithm keeps one from drowning the rest.
    let weights = counts.mapValues { log2(1 + $0) }
    self.weights = weights
    let total = Double(max(1, sentences.count))
    var word = 0
    var other = 0
    var built: [Sentence] = []
    built.reserveCapacity(sentences.count)
    for (index, range) in sentences.enumerated() {
      while word < words.count, words[word].start < range.start { word += 1 }
      var stems: [UInt64] = []
      var seen: Set<UInt64> = []
      var count = 0
      while word < words.count, words[word].end <= range.end {
        count += 1
        if isContent(keys[word]), seen.insert(keys[word].stem).inserted { stems.append(keys[word].stem) }
        word += 1
      }
      while other < others.count, others[other].end <= range.start { other += 1 }
      let isOther = other < others.count && others[other].overlaps(range)
      let sum = stems.reduce(0) { $0 + (weights[$1] ?? 0) * (special.contains($1) ? 1.3 : 1) }
      // Long sentences hold more words by length alone.
      let centrality = sum / pow(Double(max(count, 8)), 0.6)
      let position = 1 + 1.6 * exp(-Double(index) / 3) + 0.3 * (1 - Double(index) / total)
      built.append(
        Sentence(
          index: index, stems: stems, score: centrality * position,
          isFit: !isOther && count >= 5 && !Centrality.isQuestion(range, in: text)))
    }
    self.sentences = built
  }

  private static func isQuestion(_ range: TextRange, in text: Text) -> Bool {
    let end = text.utf8[range.bytes].suffix(4)
    return end.contains(0x3F) || end.suffix(2).elementsEqual([0xD8, 0x9F])
      || end.suffix(3).elementsEqual([0xEF, 0xBC, 0x9F])
  }

  /// The indexes of the `count` best sentences, rising.
  ///
  /// Each is taken for its score less what it shares with those taken. Of long documents the best few hundred sentences are looked at, so that the work
  /// stays linear.
  func choose(_ count: Int) -> [Int] {
    let ordered = sentences.sorted {
      ($0.isFit ? 0 : 1, -$0.score, $0.index) < ($1.isFit ? 0 : 1, -$1.score, $1.index)
    }
    var pool = Array(ordered.prefix(max(300, count * 4)))
    var covered: Set<UInt64> = []
    var chosen: [Int] = []
    while chosen.count < count, !pool.isEmpty {
      var best = 0
      var bestValue = -Double.infinity
      for (place, sentence) in pool.enumerated() {
        let whole = sentence.stems.reduce(0) { $0 + (weights[$1] ?? 0) }
        let shared = sentence.stems.reduce(0) { $0 + (covered.contains($1) ? weights[$1] ?? 0 : 0) }
        let value = sentence.score * (1 - 0.5 * shared / max(whole, 1)) - (sentence.isFit ? 0 : 1_000)
        if value > bestValue { (best, bestValue) = (place, value) }
      }
      let sentence = pool.remove(at: best)
      covered.formUnion(sentence.stems)
      chosen.append(sentence.index)
    }
    return chosen.sorted()
  }
}
