import Glibc
import TextModel

/// Takes attributes out of tags that have very many, for the parser compares each with all before it.
enum CrowdedTags {
  /// Shorter tags cost the parser little, whatever they hold.
  private static let longestUnseen = 2048
  private static let mostAttributes = 256

  /// `page` with spaces in place of the attributes that are too many; nil when no tag has so many.
  ///
  /// - Complexity: O(n).
  static func relieved(_ page: Text) -> Text? {
    var crowded: [Range<Int>] = []
    page.utf8.withUnsafeBytes { bytes in
      var position = 0
      /// The first `>` at or behind `position`, or the end.
      var close = -1
      while let open = find(0x3C, in: bytes, from: position) {
        position = open + 1
        guard position < bytes.count, bytes[position] | 0x20 &- 0x61 < 26 || bytes[position] == 0x21 else { continue }
        if close < open { close = find(0x3E, in: bytes, from: open) ?? bytes.count }
        if let end = skipped(from: open, in: bytes) {
          position = end
        } else if close - open > longestUnseen {
          let (end, surplus) = tag(from: position, in: bytes)
          position = end
          if !surplus.isEmpty { crowded.append(surplus) }
        }
      }
    }
    if crowded.isEmpty { return nil }
    var bytes = page.utf8
    for range in crowded {
      for position in range { bytes[position] = 0x20 }
    }
    return Text(knownValid: bytes)
  }

  /// The end of a comment, script or style that begins at `open`; nil for other tags.
  private static func skipped(from open: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
    for (start, end) in [("<!--", "-->"), ("<script", "</script"), ("<style", "</style")]
      as [(StaticString, StaticString)]
    where holds(start, in: bytes, at: open) {
      var position = open + start.utf8CodeUnitCount
      while let next = find(end.utf8Start[0], in: bytes, from: position) {
        if holds(end, in: bytes, at: next) { return next + end.utf8CodeUnitCount }
        position = next + 1
      }
      return bytes.count
    }
    return nil
  }

  /// The end of the tag whose name begins at `start`, and where its attributes stand that are too many.
  private static func tag(from start: Int, in bytes: UnsafeRawBufferPointer) -> (end: Int, surplus: Range<Int>) {
    var position = start
    var count = 0
    var surplus: Int?
    var quote: UInt8 = 0
    var isAfterSpace = false
    while position < bytes.count {
      let byte = bytes[position]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        break
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte <= 0x20 || byte == 0x2F {
        isAfterSpace = true
      } else if isAfterSpace {
        isAfterSpace = false
        count += 1
        if count > mostAttributes, surplus == nil { surplus = position }
      }
      position += 1
    }
    return (position, (surplus ?? position)..<position)
  }

  private static func holds(_ part: StaticString, in bytes: UnsafeRawBufferPointer, at position: Int) -> Bool {
    let count = part.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[position + $0] | 0x20 == part.utf8Start[$0] | 0x20 }
  }

  private static func find(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
