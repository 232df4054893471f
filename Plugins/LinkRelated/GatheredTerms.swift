import PipelineCore

/// What is remembered of each document, in the order of the source: about 900 bytes for an article of 300 words.
struct GatheredTerms: Mergeable, Codable {
  var ids = IDList()
  var terms = Rows<UInt32>()
  var counts = Rows<UInt8>()
  /// Minutes since the year 0; -1 where no date is known.
  var dates: [Int32] = []
  /// What a story could be called by, a line each; empty where nobody asks for stories.
  var phrases = IDList()
  /// Documents that repeat others and are not listed: hashes of their ids, and of the ids of those that stand for them.
  var repeated: [UInt64] = []
  var representatives: [UInt64] = []

  mutating func merge(_ next: consuming GatheredTerms) {
    ids.append(idsOf: next.ids)
    terms.append(rowsOf: next.terms)
    counts.append(rowsOf: next.counts)
    dates.append(contentsOf: next.dates)
    phrases.append(idsOf: next.phrases)
    repeated.append(contentsOf: next.repeated)
    representatives.append(contentsOf: next.representatives)
  }
}
