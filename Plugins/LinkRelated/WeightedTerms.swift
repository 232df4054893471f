import Lexicon
import PipelineCore
import TextModel

/// The terms of a document and how often each counts: once for each word, twice more for one in the title, once more for one in a keyphrase.
struct WeightedTerms {
  /// The most terms that are remembered of a document.
  static let most = 200

  /// The terms by a hash of 32 bits, in the order in which they first come.
  private(set) var keys: [UInt32] = []
  /// How often each counts, at most 255.
  private(set) var counts: [UInt8] = []

  /// - Parameters:
  ///   - ranges: the words that `terms` numbers.
  ///   - title: the terms of the title.
  init(_ terms: Terms, ranges: [TextRange], title: Terms?, keywords: Keywords?) {
    var weights = [Int32](repeating: 0, count: terms.count)
    for (number, traits) in zip(terms.numbers, terms.traits) where traits.tellsTopic { weights[Int(number)] += 1 }
    for keyword in keywords?.items ?? [] {
      guard let place = keyword.places.first else { continue }
      var word = WeightedTerms.firstWord(from: place.start, in: ranges)
      while word < ranges.count, ranges[word].end <= place.end {
        let number = Int(terms.numbers[word])
        if weights[number] > 0 { weights[number] += 1 }
        word += 1
      }
    }
    var order = terms.keys.indices.filter { weights[$0] > 0 }.map { (weight: weights[$0], key: terms.keys[$0]) }
    if let title { add(title, to: &order) }
    if order.count > WeightedTerms.most {
      // Those that count most; of equal ones the first.
      var weightiest = Array(order.indices)
      weightiest.sort { (order[$1].weight, $0) < (order[$0].weight, $1) }
      order = weightiest.prefix(WeightedTerms.most).sorted().map { order[$0] }
    }
    keys = order.map { WeightedTerms.short($0.key) }
    counts = order.map { UInt8(clamping: $0.weight) }
  }

  private func add(_ title: Terms, to order: inout [(weight: Int32, key: UInt64)]) {
    var isAdded = [Bool](repeating: false, count: title.count)
    for (number, traits) in zip(title.numbers, title.traits) where traits.tellsTopic && !isAdded[Int(number)] {
      isAdded[Int(number)] = true
      let (key, weight) = (title.keys[Int(number)], 2 * title.counts[Int(number)])
      if let place = order.firstIndex(where: { $0.key == key }) {
        order[place].weight += weight
      } else {
        order.append((weight, key))
      }
    }
  }

  /// The first word that starts at `offset` or behind it.
  private static func firstWord(from offset: UInt32, in ranges: [TextRange]) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A key in 32 bits: of a million terms some hundred share one, which adds a little noise.
  private static func short(_ key: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15 >> 32)
  }
}

extension WordTraits {
  /// Whether the word can tell what a document is about: no day and no month.
  ///
  /// Those without a capital count, since adjectives share their trait.
  fileprivate var tellsTopic: Bool { isContent && !(isDependent && contains(.capitalised)) }
}
