import Glibc
public import TextModel

/// How keywords are kept between runs: most stand in the text as they are shown, so only where is written.
extension Keywords {
  public func write(kept bytes: inout ByteWriter, on text: Text) {
    bytes.count(items.count)
    text.utf8.withUnsafeBytes { text in
      // By their indices: a loop over the items would copy each of them.
      for index in items.indices {
        bytes.ranges(items[index].places)
        if let (place, skipped) = Keywords.shown(items[index].text, at: items[index].places, in: text) {
          bytes.count(place + 1)
          bytes.count(skipped)
        } else {
          bytes.count(0)
          bytes.string(items[index].text)
        }
        bytes.double(items[index].score)
        bytes.list(items[index].parts)
      }
    }
  }

  public static func read(kept bytes: inout ByteReader, on text: Text) throws -> Keywords {
    var items: [Keyword] = []
    for _ in 0..<(try bytes.count()) {
      let places = try bytes.ranges()
      let string = try shown(at: places, in: text, from: &bytes)
      items.append(Keyword(text: string, score: try bytes.double(), places: places, parts: try bytes.list()))
    }
    return Keywords(items)
  }

  private static func shown(at places: [TextRange], in text: Text, from bytes: inout ByteReader) throws -> String {
    let place = try bytes.integer() - 1
    if place < 0 { return try bytes.string() }
    let skipped = try bytes.integer()
    guard place < places.count, Int(places[place].end) <= text.count, skipped <= places[place].count else {
      throw ByteReader.Malformed()
    }
    return String(decoding: text.utf8[places[place].bytes.dropFirst(skipped)], as: UTF8.self)
  }

  /// The first of a keyword's places that ends as it is shown, and how many bytes stand before that, as an Arabic conjunction does; nil where none does.
  private static func shown(
    _ shown: String, at places: [TextRange], in text: UnsafeRawBufferPointer
  ) -> (place: Int, skipped: Int)? {
    let found: (place: Int, skipped: Int)?? = shown.utf8.withContiguousStorageIfAvailable { shown in
      for (number, place) in places.enumerated() where Int(place.end) <= text.count && shown.count <= place.count {
        guard let all = text.baseAddress, let start = shown.baseAddress else { return nil }
        if memcmp(all + Int(place.end) - shown.count, start, shown.count) == 0 {
          return (number, place.count - shown.count)
        }
      }
      return nil
    }
    return found ?? nil
  }
}
