import PipelineCore
import TextModel

/// How much of one part of a document changed: 0 for nothing, 1 for all of it.
///
/// For most parts the share of words that are not in both: `1 - 2·common / (old + new)`, words counted as often as they stand (Dice's coefficient on
/// multisets); a range counts as the place in the new text that it would have if it had moved with the words. For keywords one minus the shared weight: `1 - Σ min(old, new) / Σ max(old, new)` over the
/// scores of all keywords of either.
enum PartDistance {
  /// What a part has at least that differs at all, as when only its order or its places do.
  static let least = 0.001

  /// The distance of part `name` of two records; nil where it is the same to the last byte.
  static func of(_ name: String, _ pair: RecordPair) -> Double? {
    let (before, after) = (pair.old[name], pair.new[name])
    if before == after { return nil }
    if before == nil || after == nil { return 1 }
    if name == "keywords", let before = KeywordScores.read(before), let after = KeywordScores.read(after) {
      return max(least, ofKeywords(before, after))
    }
    var (words, others) = (WordCounts(), WordCounts())
    words.add(before, of: pair, isOld: true)
    others.add(after, of: pair, isOld: false)
    return max(least, words.distance(to: others))
  }

  private static func ofKeywords(_ old: [KeywordScores.Item], _ new: [KeywordScores.Item]) -> Double {
    let scores = Dictionary(new.map { ($0.text, $0.score) }) { first, _ in first }
    let names = Set(old.map(\.text))
    var (shared, all) = (0.0, 0.0)
    for item in old {
      shared += min(item.score, scores[item.text] ?? 0)
      all += max(item.score, scores[item.text] ?? 0)
    }
    for item in new where !names.contains(item.text) { all += item.score }
    return all > 0 ? 1 - shared / all : 0
  }
}

/// The keywords of a record.
enum KeywordScores {
  struct Item: Equatable {
    let text: String
    let score: Double
  }

  /// The keywords, best first; nil when `value` holds something else.
  static func read(_ value: JSONValue?) -> [Item]? {
    guard case .array(let elements)? = value else { return nil }
    var items: [Item] = []
    for element in elements {
      guard case .string(let text)? = element["text"] else { return nil }
      switch element["score"] {
      case .double(let score)?: items.append(Item(text: text, score: score))
      case .int(let score)?: items.append(Item(text: text, score: Double(score)))
      default: return nil
      }
    }
    return items
  }
}

/// How often each word stands in a part of a document.
private struct WordCounts {
  private var counts: [UInt64: Int] = [:]
  private var total = 0

  mutating func add(_ value: JSONValue?, of pair: RecordPair, isOld: Bool) {
    switch value {
    case nil: break
    case .string(let string)?: add(Text(string))
    case .array(let elements)?: for element in elements { add(element, of: pair, isOld: isOld) }
    case .object(let members)?:
      let place = value.flatMap { pair.place($0, isOld: isOld) }
      if let place { add(place) }
      for member in members where place == nil || member.name != "start" && member.name != "end" {
        add(StableHash.of(member.name))
        add(member.value, of: pair, isOld: isOld)
      }
    case let other?: add(StableHash.of(other.text))
    }
  }

  private mutating func add(_ text: Text) {
    let words = TextPieces.words(of: text, in: text.range)
    for (range, hash) in zip(words.ranges, words.hashes)
    where !Text.isWhitespace(text.scalar(at: Int(range.start)).value) { add(hash) }
  }

  private mutating func add(_ hash: UInt64) {
    counts[hash, default: 0] += 1
    total += 1
  }

  func distance(to other: WordCounts) -> Double {
    let common = counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) }
    return 1 - 2 * Double(common) / Double(max(1, total + other.total))
  }
}
