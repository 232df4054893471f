import PipelineCore
import TextModel

/// Two records of one document.
struct RecordPair {
  let old: ComparedRecord
  let new: ComparedRecord
  /// The way from the old text to the new one; nil where they are the same, or one is not there.
  private let alignment: TextAlignment?
  private let hasTexts: Bool

  init(_ old: ComparedRecord, _ new: ComparedRecord) {
    self.old = old
    self.new = new
    guard let before = old.text, let after = new.text else {
      (alignment, hasTexts) = (nil, false)
      return
    }
    alignment = before == after ? nil : TextAlignment(from: before, to: after)
    hasTexts = true
  }

  /// A number for the place that an object with `start` and `end` speaks of: equal for places that stand for each other.
  ///
  /// Nil for other values.
  func place(_ value: JSONValue, isOld: Bool) -> UInt64? {
    guard case .int(let start)? = value["start"], case .int(let end)? = value["end"] else { return nil }
    var hash = StableHash()
    guard hasTexts, var range = (isOld ? old : new).piece(start, end) else {
      hash.add(UInt64(bitPattern: Int64(start)))
      hash.add(UInt64(bitPattern: Int64(end)))
      return hash.value
    }
    if isOld, let alignment {
      guard let moved = alignment.newRange(of: range) else {
        // No place of the new text has this number.
        hash.add(.max)
        hash.add(UInt64(range.start))
        return hash.value
      }
      range = moved
    }
    hash.add(UInt64(range.start))
    hash.add(UInt64(range.end))
    return hash.value
  }

  /// A number for a value: equal for values that stand for each other.
  func key(_ value: JSONValue, isOld: Bool) -> UInt64 {
    var hash = StableHash()
    switch value {
    case .array(let elements):
      for element in elements { hash.add(key(element, isOld: isOld)) }
      hash.add(UInt64(elements.count))
    case .object(let members):
      let place = place(value, isOld: isOld)
      hash.add(place ?? 1)
      for member in members where place == nil || member.name != "start" && member.name != "end" {
        hash.add(StableHash.of(member.name))
        hash.add(key(member.value, isOld: isOld))
      }
    default: hash.add(StableHash.of(value.text))
    }
    return hash.value
  }
}
