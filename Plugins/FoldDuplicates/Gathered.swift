import PipelineCore

/// What is remembered of each document that has words, in the order of the source: about 1.2 kB.
struct Gathered: Mergeable, Codable {
  var ids = IDList()
  /// Hashes of all words in order, which exact copies share.
  var prints: [UInt64] = []
  /// How many runs of words each document has.
  var runs: [UInt32] = []
  /// How much a document is preferred as representative: less is better.
  var ranks: [UInt32] = []
  var sketches = Rows<UInt8>()
  var keys = Rows<UInt32>()
  /// Some of the runs, the same of the same text anywhere; empty where nobody asks for texts that others hold.
  var samples = Rows<UInt32>()

  mutating func merge(_ next: consuming Gathered) {
    ids.append(idsOf: next.ids)
    prints.append(contentsOf: next.prints)
    runs.append(contentsOf: next.runs)
    ranks.append(contentsOf: next.ranks)
    sketches.append(rowsOf: next.sketches)
    keys.append(rowsOf: next.keys)
    samples.append(rowsOf: next.samples)
  }
}
