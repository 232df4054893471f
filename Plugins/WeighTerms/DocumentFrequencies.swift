import Lexicon
import PipelineCore

/// In how many documents each term stands.
///
/// About 40 bytes a term, whatever the number of documents.
struct DocumentFrequencies: Mergeable, Codable {
  private(set) var documents = 0
  private var index = KeyIndex(capacity: 0)
  private var keys: [UInt64] = []
  private var counts: [Int32] = []

  init() {}

  /// Counts one document with these terms, each once.
  mutating func add(_ terms: [UInt64]) {
    documents += 1
    for key in terms { add(key, 1) }
  }

  private mutating func add(_ key: UInt64, _ count: Int32) {
    let (number, isNew) = index.number(of: key)
    if isNew {
      keys.append(key)
      counts.append(count)
    } else {
      counts[number] += count
    }
  }

  /// In how many documents a term stands; 0 for one that was never seen.
  func frequency(of key: UInt64) -> Int32 { index.existing(key).map { counts[$0] } ?? 0 }

  mutating func merge(_ next: consuming DocumentFrequencies) {
    documents += next.documents
    for (key, count) in zip(next.keys, next.counts) { add(key, count) }
  }

  private enum CodingKeys: CodingKey { case documents, keys, counts }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    documents = try container.decode(Int.self, forKey: .documents)
    let keys = try container.decode([UInt64].self, forKey: .keys)
    let counts = try container.decode([Int32].self, forKey: .counts)
    for (key, count) in zip(keys, counts) { add(key, count) }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(documents, forKey: .documents)
    try container.encode(keys, forKey: .keys)
    try container.encode(counts, forKey: .counts)
  }
}
