import PipelineCore
import TextModel

/// What differs between two records of one document.
public struct ChangedDocument {
  /// A part that differs.
  struct Part: Equatable {
    /// The name of the member: `text`, or a layer.
    let name: String
    /// How much of it changed; see ``PartDistance``.
    let distance: Double
  }

  /// A keyword that is in both, at another rank or with another score.
  struct MovedKeyword: Equatable {
    let text: String
    let scores: (old: Double, new: Double)
    /// Places in the two lists, from 1.
    let ranks: (old: Int, new: Int)

    static func == (left: MovedKeyword, right: MovedKeyword) -> Bool {
      left.text == right.text && left.scores == right.scores && left.ranks == right.ranks
    }
  }

  /// A list of things of which some went and some came.
  struct Items: Equatable {
    let removed: [String]
    let inserted: [String]

    var isEmpty: Bool { removed.isEmpty && inserted.isEmpty }
  }

  let id: String
  /// The parts that differ, in the order of the records.
  let parts: [Part]
  let text: TextDifference?
  let keywords: Items
  let movedKeywords: [MovedKeyword]
  /// Sentences of the summary that went and came.
  let summary: Items
  /// For every other part that differs, what went and came.
  let others: [(name: String, items: Items)]

  /// How much the document changed: the sum over its parts of how much of each changed, so that 2 means two whole parts.
  public var score: Double { parts.reduce(0) { $0 + $1.distance } }

  init(_ pair: RecordPair) {
    let (old, new) = (pair.old, pair.new)
    id = new.id
    parts = ChangedDocument.parts(pair)
    text =
      if let before = old.text, let after = new.text, before != after { TextDifference(from: before, to: after) } else {
        nil
      }
    let (before, after) = (KeywordScores.read(old["keywords"]) ?? [], KeywordScores.read(new["keywords"]) ?? [])
    keywords = ChangedDocument.items(before.map { RecordItem($0.text) }, after.map { RecordItem($0.text) })
    movedKeywords = ChangedDocument.moved(before, after)
    summary = ChangedDocument.items(
      RecordItem.summary(of: pair, isOld: true), RecordItem.summary(of: pair, isOld: false))
    others = parts.filter { !["text", "keywords", "summary"].contains($0.name) }.map { part in
      (
        part.name,
        ChangedDocument.items(
          RecordItem.all(part.name, of: pair, isOld: true), RecordItem.all(part.name, of: pair, isOld: false))
      )
    }
  }

  /// The parts that differ, with how much.
  static func parts(_ pair: RecordPair) -> [Part] {
    let names = pair.old.names + pair.new.names.filter { pair.old[$0] == nil }
    return names.compactMap { name in PartDistance.of(name, pair).map { Part(name: name, distance: $0) } }
  }

  private static func moved(_ old: [KeywordScores.Item], _ new: [KeywordScores.Item]) -> [MovedKeyword] {
    let places = Dictionary(old.enumerated().map { ($1.text, $0) }) { first, _ in first }
    return new.enumerated().compactMap { place, item in
      guard let former = places[item.text], former != place || old[former].score != item.score else { return nil }
      return MovedKeyword(
        text: item.text, scores: (old[former].score, item.score), ranks: (former + 1, place + 1))
    }
  }

  /// What is in one list alone, each as often as it is there more than in the other.
  private static func items(_ old: [RecordItem], _ new: [RecordItem]) -> Items {
    func missing(_ items: [RecordItem], from others: [RecordItem]) -> [String] {
      var counts: [UInt64: Int] = [:]
      for item in others { counts[item.key, default: 0] += 1 }
      return items.filter { item in
        guard let count = counts[item.key], count > 0 else { return true }
        counts[item.key] = count - 1
        return false
      }.map(\.text)
    }
    return Items(removed: missing(old, from: new), inserted: missing(new, from: old))
  }
}
