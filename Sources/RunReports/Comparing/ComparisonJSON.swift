import PipelineCore
import TextModel

/// What differs between two outputs, as one JSON object.
public enum ComparisonJSON {
  /// The object on one line.
  public static func line(_ comparison: RunComparison) -> String {
    let value = JSONValue.object([
      JSONMember("same", .int(comparison.same)), JSONMember("changed", .int(comparison.changedCount)),
      JSONMember("only_in_first", .int(comparison.onlyInFirst)),
      JSONMember("only_in_second", .int(comparison.onlyInSecond)),
      JSONMember("first_ids", .array(comparison.firstIDs.map { .string($0) })),
      JSONMember("second_ids", .array(comparison.secondIDs.map { .string($0) })),
      JSONMember("changes", .array(comparison.changes.map(value))),
    ])
    return value.text + "\n"
  }

  private static func value(_ change: ChangedDocument) -> JSONValue {
    var members = [
      JSONMember("id", .string(change.id)), JSONMember("change", .double(rounded(change.score))),
      JSONMember("parts", .object(change.parts.map { JSONMember($0.name, .double(rounded($0.distance))) })),
    ]
    if let difference = change.text {
      let lines = DifferenceText(paint: Paint(isColoured: false), limit: 1_000, width: 10_000).lines(difference)
      members.append(JSONMember("text", .array(lines.map { .string($0) })))
    }
    members.append(JSONMember("keywords", keywords(change)))
    members.append(JSONMember("summary", items(change.summary)))
    members.append(JSONMember("layers", .object(change.others.map { JSONMember($0.name, items($0.items)) })))
    return .object(members)
  }

  private static func keywords(_ change: ChangedDocument) -> JSONValue {
    let moved = change.movedKeywords.map { keyword in
      JSONValue.object([
        JSONMember("text", .string(keyword.text)),
        JSONMember("scores", .array([.double(keyword.scores.old), .double(keyword.scores.new)])),
        JSONMember("ranks", .array([.int(keyword.ranks.old), .int(keyword.ranks.new)])),
      ])
    }
    guard case .object(let members) = items(change.keywords) else { return .null }
    return .object(members + [JSONMember("moved", .array(moved))])
  }

  private static func items(_ items: ChangedDocument.Items) -> JSONValue {
    .object([
      JSONMember("removed", .array(items.removed.map { .string($0) })),
      JSONMember("inserted", .array(items.inserted.map { .string($0) })),
    ])
  }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
