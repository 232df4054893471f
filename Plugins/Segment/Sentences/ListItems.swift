import TextModel

/// Finds lists that run on in one line: `1. The first item 2. The second item`, `a) here b) there`.
///
/// Two markers of one style that count on are a list; the first stands at the start of the stretch, or after a mark.
struct ListItems {
  /// Where the items' markers are, in text order.
  private(set) var markers: [Range<Int>] = []

  private struct Marker {
    let range: Range<Int>
    let number: Int
    /// Digits or letters, and what follows them.
    let style: Int
    let mayBegin: Bool
  }

  /// Finds the items among `marks` in `range` of `text`.
  mutating func find(_ marks: [UInt32], in range: TextRange, of text: Text) {
    markers.removeAll(keepingCapacity: true)
    var waiting: Marker?
    var isList = false
    var end = 0
    for mark in marks where Int(mark) >= end {
      guard let marker = ListItems.marker(endingWith: Int(mark), in: range, of: text) else { continue }
      end = marker.range.upperBound
      if let last = waiting, last.style == marker.style, marker.number == last.number + 1 {
        if !isList { markers.append(last.range) }
        markers.append(marker.range)
        isList = true
        waiting = marker
      } else if marker.mayBegin {
        isList = false
        waiting = marker
      }
    }
  }

  /// Whether the bracket at `mark` belongs to a list marker: `a)`.
  static func isMarker(at mark: Int, in range: TextRange, of text: Text) -> Bool {
    marker(endingWith: mark, in: range, of: text) != nil
  }

  private static func marker(endingWith mark: Int, in range: TextRange, of text: Text) -> Marker? {
    let bytes = text.utf8
    let first = Int(range.start)
    let sign = bytes[mark]
    guard sign == 0x2E || sign == 0x29, mark > first else { return nil }
    var start = mark
    while start > first, mark - start < 3, isDigit(bytes[start - 1]) { start -= 1 }
    var isLetter = false
    if start == mark, bytes[start - 1] | 0x20 >= 0x61, bytes[start - 1] | 0x20 <= 0x7A {
      start -= 1
      isLetter = true
    }
    guard start < mark else { return nil }
    let number = bytes[start..<mark].reduce(0) { isLetter ? Int($1 | 0x20) : $0 * 10 + Int($1 & 0x0F) }
    var end = mark + 1
    if sign == 0x2E, end < Int(range.end), bytes[end] == 0x29 { end += 1 }
    guard end >= Int(range.end) || bytes[end] == 0x20 else { return nil }
    // A bullet before the number belongs to the marker.
    var begin = start
    while begin > first {
      let (value, before) = text.scalar(before: begin)
      guard value == 0x20 || [0x2022, 0x2043, 0x25AA].contains(value) else { break }
      if value == 0x20, before == first || ![0x2022, 0x2043, 0x25AA].contains(text.scalar(before: before).value) {
        break
      }
      begin = before
    }
    guard begin == first || Text.isWhitespace(text.scalar(before: begin).value) else { return nil }
    let style = (isLetter ? 4 : 0) + (end - mark == 2 ? 2 : sign == 0x29 ? 1 : 0)
    return Marker(
      range: begin..<end, number: number, style: style, mayBegin: begin == first || followsMark(begin, first, text))
  }

  private static func followsMark(_ position: Int, _ first: Int, _ text: Text) -> Bool {
    var position = position
    while position > first, text.utf8[position - 1] == 0x20 { position -= 1 }
    return position == first || [0x2E, 0x3A, 0x3F, 0x21, 0x0A].contains(text.utf8[position - 1])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
