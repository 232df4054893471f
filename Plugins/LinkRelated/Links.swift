import Lexicon
import PipelineCore

/// The related documents and the story of each document, by its id.
struct Links: Sendable {
  private let ids: IDList
  private var numbers: KeyIndex
  /// Related documents and their scores, one document's after another's.
  private var related: [Int32] = []
  private var scores: [Float] = []
  private var ends: [Int] = []
  private var stories: Stories?
  /// Hashes of ids of documents that repeat others, in rising order, and of the ids of those that stand for them.
  private let repeated: [(document: UInt64, representative: UInt64)]

  init(_ gathered: consuming GatheredTerms, options: LinkRelated.Options) {
    ids = gathered.ids
    let (dates, phrases) = (gathered.dates, gathered.phrases)
    repeated = zip(gathered.repeated, gathered.representatives).sorted { $0 < $1 }.map { ($0, $1) }
    numbers = KeyIndex(capacity: ids.count)
    for place in 0..<ids.count { _ = numbers.number(of: ids.hash(at: place)) }
    let neighbours = Search.neighbours(
      of: Vectors(consume gathered), most: options.count + 15, exactUpTo: options.exactUpTo)
    // Pairs that may be of one story: those that both count among their nearest.
    var pairs: [UInt64] = []
    Neighbourhoods(neighbours).forEach { document, ranked in
      for (other, score) in ranked.prefix(options.count) where Double(score) >= options.minimum {
        related.append(other)
        scores.append(score)
      }
      ends.append(related.count)
      guard options.stories else { return }
      for (other, score) in ranked where Double(score) >= options.storyScore {
        let (one, two) = (dates[document], dates[Int(other)])
        if one >= 0, two >= 0, abs(one - two) > Int32(options.storyDays * 1_440) { continue }
        pairs.append(UInt64(document) << 32 | UInt64(other))
      }
    }
    if options.stories { stories = Stories(likenesses: Links.mutual(pairs), ids: ids, phrases: phrases) }
  }

  /// The related documents of a document, those of its representative when it repeats one; empty for one that was not seen.
  func related(of id: String) -> [RelatedDocument] {
    guard let place = place(of: id) else { return [] }
    return ((place == 0 ? 0 : ends[place - 1])..<ends[place]).map {
      RelatedDocument(id: ids[Int(related[$0])], score: Double(scores[$0]))
    }
  }

  /// The story that a document is part of.
  func story(of id: String) -> Story? {
    guard let stories, let place = place(of: id), stories.numbers[place] >= 0 else { return nil }
    return stories.stories[Int(stories.numbers[place])]
  }

  private func place(of id: String) -> Int? {
    let hash = IDList.hash(of: id)
    if let place = numbers.existing(hash) { return place }
    var (low, high) = (0, repeated.count)
    while low < high {
      let middle = (low + high) / 2
      if repeated[middle].document < hash { low = middle + 1 } else { high = middle }
    }
    guard low < repeated.count, repeated[low].document == hash else { return nil }
    return numbers.existing(repeated[low].representative)
  }

  /// The pairs that are there in both directions.
  private static func mutual(_ pairs: [UInt64]) -> [UInt64] {
    let sorted = pairs.sorted()
    return sorted.filter { pair in
      let other = pair << 32 | pair >> 32
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] < other { low = middle + 1 } else { high = middle }
      }
      return low < sorted.count && sorted[low] == other
    }
  }
}
