import PipelineCore
import TextModel

/// A record of an output, its members as they are written until somebody asks for one.
struct ComparedRecord {
  let id: String
  /// The names of the members besides the id, in the order of the record.
  let names: [String]
  private let values: [String: JSONValue]
  let text: Text?
  /// Offsets of the text's scalars, in what the record counts; nil where it counts bytes, or has no text.
  private let places: [Int]

  init(_ bytes: [UInt8]) throws(JSONProblem) {
    let value = try bytes.withUnsafeBufferPointer { (bytes) throws(JSONProblem) in
      var reader = JSONReader(bytes)
      let value = try reader.value()
      try reader.expectEnd()
      return value
    }
    guard case .object(let members) = value else { throw JSONProblem("it is no object", at: 0) }
    let given = value["id"] ?? .null
    id = if case .string(let id) = given { id } else { given.text }
    names = members.map(\.name).filter { $0 != "id" }
    values = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    text = if case .string(let text)? = values["text"] { Text(text) } else { nil }
    places =
      text.map {
        ComparedRecord.places(of: $0, largest: members.map { ComparedRecord.largestEnd($0.value) }.max() ?? 0)
      } ?? []
  }

  subscript(name: String) -> JSONValue? { values[name] }

  /// The text that a range of the record stands for; nil where it has none.
  func piece(_ start: Int, _ end: Int) -> TextRange? {
    guard let text, start >= 0, start <= end else { return nil }
    if places.isEmpty {
      guard end <= text.count else { return nil }
      let range = TextRange(start, end)
      return text.holds(range) ? range : nil
    }
    return end < places.count ? TextRange(places[start], places[end]) : nil
  }

  /// Where each unit starts, in bytes.
  ///
  /// A record does not say what its offsets count. Scalars are usual; offsets beyond them count UTF-16, and beyond those bytes: layers reach to the
  /// end of the text, so the largest tells.
  private static func places(of text: Text, largest: Int) -> [Int] {
    var scalars: [Int] = []
    var units: [Int] = []
    for (index, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 {
      scalars.append(index)
      units.append(index)
      if byte >= 0xF0 { units.append(index) }
    }
    if largest <= scalars.count { return scalars + [text.count] }
    return largest <= units.count ? units + [text.count] : []
  }

  private static func largestEnd(_ value: JSONValue) -> Int {
    switch value {
    case .array(let elements): return elements.map(largestEnd).max() ?? 0
    case .object(let members):
      let within = members.map { largestEnd($0.value) }.max() ?? 0
      if case .int(let end)? = value["end"], value["start"] != nil { return max(end, within) }
      return within
    default: return 0
    }
  }
}
