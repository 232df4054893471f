import Glibc
public import TextModel

/// How a summary is kept between runs: its text stands in the document's, so only where is written.
extension Summary {
  /// What stands between two sentences.
  private static let space = UInt8(ascii: " ")

  public func write(kept bytes: inout ByteWriter, on document: Text) {
    bytes.list(sentences)
    bytes.ranges(ranges)
    guard let gaps = gaps(on: document) else {
      bytes.byte(0)
      return bytes.string(text)
    }
    bytes.byte(1)
    bytes.block(gaps)
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

  /// For each sentence 1 when a space stands before it in the summary, else 0; nil when the summary is not made of its sentences as they stand.
  private func gaps(on document: Text) -> [UInt8]? {
    var text = text
    return text.withUTF8 { own in
      document.utf8.withUnsafeBufferPointer { document in
        var gaps: [UInt8] = []
        gaps.reserveCapacity(ranges.count)
        var place = 0
        for range in ranges {
          guard Int(range.end) <= document.count else { return nil }
          let isSpaced = !gaps.isEmpty && place < own.count && own[place] == Summary.space
          if isSpaced { place += 1 }
          gaps.append(isSpaced ? 1 : 0)
          guard own.count - place >= range.count, let start = own.baseAddress, let sentence = document.baseAddress,
            memcmp(start + place, sentence + Int(range.start), range.count) == 0
          else { return nil }
          place += range.count
        }
        return place == own.count ? gaps : nil
      }
    }
  }
}
