import Glibc
public import TextModel

/// How keywords are kept between runs: most stand in the text as they are shown, so only where is written.
extension Keywords {
  public func write(kept bytes: inout ByteWriter, on text: Text) {
    bytes.count(items.count)
    text.utf8.withUnsafeBytes { text in
      // Lent one by one: a loop over the items, or over their places, would share and let go of each.
      let items = items.span
      for index in items.indices { items[index].write(kept: &bytes, on: text) }
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
}

extension Keyword {
  fileprivate func write(kept bytes: inout ByteWriter, on document: UnsafeRawBufferPointer) {
    bytes.ranges(places)
    if let (place, skipped) = shown(on: document) {
      bytes.count(place + 1)
      bytes.count(skipped)
    } else {
      bytes.count(0)
      bytes.string(text)
    }
    bytes.double(score)
    bytes.list(parts)
  }

  /// The first of the places that ends as the keyword is shown, and how many bytes stand before that, as an Arabic conjunction does; nil where none does.
  private func shown(on document: UnsafeRawBufferPointer) -> (place: Int, skipped: Int)? {
    let places = places.span
    let text = text.utf8Span.span
    return text.withUnsafeBytes { shown in
      for number in places.indices {
        let place = places[number]
        if Int(place.end) > document.count || shown.count > place.count { continue }
        guard let all = document.baseAddress, let start = shown.baseAddress else { return nil }
        if memcmp(all + Int(place.end) - shown.count, start, shown.count) == 0 {
          return (number, place.count - shown.count)
        }
      }
      return nil
    }
  }
}
