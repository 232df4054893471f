public import TextModel

/// Places of a text as bytes: each by the gap from the end of the last and its length, which for most words together fit one byte.
private enum RangeCoding {
  /// A gap below ``gaps`` and a length below ``lengths`` take one byte.
  static let gaps: UInt32 = 4
  static let lengths: UInt32 = 62
  /// The byte before the gap, of either sign, and the length of any other.
  static let other: UInt8 = 255
  /// That byte and two numbers of at most 33 and 32 bits.
  static let longest = 11
}

extension ByteWriter {
  /// Writes places of a text, mostly in text order.
  public mutating func ranges(_ ranges: [TextRange]) {
    count(ranges.count)
    write(atMost: RangeCoding.longest * ranges.count) { memory in
      var place = 0
      var last: UInt32 = 0
      for range in ranges {
        let gap = range.start &- last
        let length = range.end &- range.start
        if range.start >= last, gap < RangeCoding.gaps, length < RangeCoding.lengths {
          memory[place] = UInt8(truncatingIfNeeded: gap &* RangeCoding.lengths &+ length)
          place += 1
        } else {
          memory[place] = RangeCoding.other
          place += 1
          place += ByteWriter.write(ByteWriter.zigzag(Int64(range.start) - Int64(last)), at: memory + place)
          place += ByteWriter.write(UInt64(length), at: memory + place)
        }
        last = range.end
      }
      return place
    }
  }
}

extension ByteReader {
  /// Reads places of a text.
  public mutating func ranges() throws -> [TextRange] {
    let count = try count()
    return try [TextRange](unsafeUninitializedCapacity: count) { buffer, filled in
      var last: Int64 = 0
      for place in 0..<count {
        let first = try byte()
        let isOther = first == RangeCoding.other
        let gap = isOther ? try signed() : Int64(UInt32(first) / RangeCoding.lengths)
        let length = isOther ? try number() : UInt64(UInt32(first) % RangeCoding.lengths)
        let (start, isOver) = last.addingReportingOverflow(gap)
        guard !isOver, start >= 0, start <= Int64(UInt32.max), length <= UInt64(UInt32.max) - UInt64(start) else {
          throw Malformed()
        }
        last = start + Int64(length)
        buffer.initializeElement(at: place, to: TextRange(UInt32(start), UInt32(last)))
        filled = place + 1
      }
    }
  }
}
