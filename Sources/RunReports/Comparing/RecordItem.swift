import PipelineCore
import TextModel

/// One thing of a part of a document: an element of a list, a member of an object, or the value itself.
struct RecordItem {
  /// Equal for things that stand for each other.
  let key: UInt64
  /// The thing in words; ranges as the text they stand for.
  let text: String

  init(_ text: String) {
    key = StableHash.of(text)
    self.text = text
  }

  private init(_ value: JSONValue, named name: String = "", of pair: RecordPair, isOld: Bool) {
    var hash = StableHash()
    hash.add(StableHash.of(name))
    hash.add(pair.key(value, isOld: isOld))
    key = hash.value
    let shown = RecordItem.shown(value, in: isOld ? pair.old : pair.new)
    text = name.isEmpty ? shown : "\(name): \(shown)"
  }

  /// The things in part `name` of one of the records.
  static func all(_ name: String, of pair: RecordPair, isOld: Bool) -> [RecordItem] {
    switch (isOld ? pair.old : pair.new)[name] {
    case nil: []
    case .array(let elements)?: elements.map { RecordItem($0, of: pair, isOld: isOld) }
    case .object(let members)?: members.map { RecordItem($0.value, named: $0.name, of: pair, isOld: isOld) }
    case let value?: [RecordItem(value, of: pair, isOld: isOld)]
    }
  }

  /// The sentences of the summary where the record tells which they are, else its whole text.
  static func summary(of pair: RecordPair, isOld: Bool) -> [RecordItem] {
    let record = isOld ? pair.old : pair.new
    guard let summary = record["summary"], case .string(let whole)? = summary["text"] else { return [] }
    guard case .array(let numbers)? = summary["sentences"], case .array(let sentences)? = record["sentences"] else {
      return [RecordItem(whole)]
    }
    let places = numbers.compactMap { number -> JSONValue? in
      guard case .int(let place) = number, sentences.indices.contains(place) else { return nil }
      return piece(sentences[place], in: record) == nil ? nil : sentences[place]
    }
    guard places.count == numbers.count else { return [RecordItem(whole)] }
    return places.map { RecordItem($0, of: pair, isOld: isOld) }
  }

  private static func shown(_ value: JSONValue, in record: ComparedRecord) -> String {
    switch value {
    case .string(let string): return string
    case .object(let members):
      let range = piece(value, in: record)
      let rest = members.filter { range == nil || $0.name != "start" && $0.name != "end" }
      let told = rest.map { "\($0.name): \(shown($0.value, in: record))" }
      return (told + [range].compactMap { $0 }).joined(separator: ", ")
    case .array(let elements): return "[" + elements.map { shown($0, in: record) }.joined(separator: ", ") + "]"
    default: return value.text
    }
  }

  private static func piece(_ value: JSONValue, in record: ComparedRecord) -> String? {
    guard case .int(let start)? = value["start"], case .int(let end)? = value["end"] else { return nil }
    return record.piece(start, end).flatMap { record.text?.string(in: $0) }
  }
}
