import Glibc
public import TextModel

/// How a summary is kept between runs: its text stands in the document's, so only where is written.
extension Summary {
  /// What stands between two sentences.
  private static let space = UInt8(ascii: " ")

  public func write(kept bytes: inout ByteWriter, on document: Text) {
    bytes.list(sentences)
    bytes.ranges(ranges)
    let start = bytes.byteCount
    bytes.byte(1)
    bytes.count(ranges.count)
    if writeGaps(to: &bytes, on: document) { return }
    bytes.removeAll(from: start)
    bytes.byte(0)
    bytes.string(text)
  }

  public static func read(kept bytes: inout ByteReader, on document: Text) throws -> Summary {
    let (sentences, ranges): ([Int], [TextRange]) = (try bytes.list(), try bytes.ranges())
    if try bytes.byte() == 0 { return Summary(text: try bytes.string(), sentences: sentences, ranges: ranges) }
    let gaps = try bytes.block()
    guard gaps.count == ranges.count, ranges.allSatisfy({ Int($0.end) <= document.count }) else {
      throw ByteReader.Malformed()
    }
    var joined: [UInt8] = []
    for (range, gap) in zip(ranges, gaps) {
      if gap == 1 { joined.append(space) }
      joined += document.utf8[range.bytes]
    }
    return Summary(text: String(decoding: joined, as: UTF8.self), sentences: sentences, ranges: ranges)
  }

  /// Writes for each sentence 1 when a space stands before it in the summary, else 0; false when the summary is not made of its sentences as they stand.
  private func writeGaps(to bytes: inout ByteWriter, on document: Text) -> Bool {
    let (ranges, own, document) = (ranges.span, text.utf8Span.span, document.utf8.span)
    var place = 0
    for number in ranges.indices {
      let range = ranges[number]
      guard Int(range.end) <= document.count else { return false }
      let isSpaced = number > 0 && place < own.count && own[place] == Summary.space
      if isSpaced { place += 1 }
      bytes.byte(isSpaced ? 1 : 0)
      guard own.count - place >= range.count,
        Summary.isEqual(own.extracting(place..<place + range.count), document.extracting(range.bytes))
      else { return false }
      place += range.count
    }
    return place == own.count
  }

  private static func isEqual(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    one.withUnsafeBytes { one in
      other.withUnsafeBytes { other in
        guard let one = one.baseAddress, let start = other.baseAddress else { return true }
        return memcmp(one, start, other.count) == 0
      }
    }
  }
}
