import TextModel

/// Arrays that are written in one piece: places of a text, and numbers.
enum PackedArrays {
  private enum Kind {
    static let ranges: UInt8 = 0
    static let small: UInt8 = 1
    static let bytes: UInt8 = 2
    static let words: UInt8 = 3
    static let halves: UInt8 = 4
    static let doubles: UInt8 = 5
    static let integers: UInt8 = 6
    static let quarters: UInt8 = 7
  }

  /// Writes `value` if it is such an array.
  @inline(__always)
  static func write<Value>(_ value: Value, to writer: inout ByteWriter) -> Bool {
    if Value.self == [TextRange].self, let array = value as? [TextRange] {
      packed(Kind.ranges, of: array, to: &writer) { $1.ranges($0) }
    } else if Value.self == [Int32].self, let array = value as? [Int32] {
      packed(Kind.small, of: array, to: &writer) { integers($0, to: &$1) }
    } else if Value.self == [Int].self, let array = value as? [Int] {
      packed(Kind.integers, of: array, to: &writer) { integers($0, to: &$1) }
    } else if Value.self == [UInt8].self, let array = value as? [UInt8] {
      packed(Kind.bytes, of: array, to: &writer, raw)
    } else if Value.self == [UInt64].self, let array = value as? [UInt64] {
      packed(Kind.words, of: array, to: &writer, raw)
    } else if Value.self == [UInt32].self, let array = value as? [UInt32] {
      packed(Kind.halves, of: array, to: &writer, raw)
    } else if Value.self == [UInt16].self, let array = value as? [UInt16] {
      packed(Kind.quarters, of: array, to: &writer, raw)
    } else if Value.self == [Double].self, let array = value as? [Double] {
      packed(Kind.doubles, of: array, to: &writer, raw)
    } else {
      return false
    }
    return true
  }

  /// The array that begins after the reader's next byte, or nil when it is of another type.
  static func read<Value>(_ type: Value.Type, from reader: inout ByteReader) throws -> Value? {
    _ = try reader.byte()
    _ = try reader.half()
    let array: Any =
      switch try reader.byte() {
      case Kind.ranges: try reader.ranges()
      case Kind.small: try numbers(from: &reader, as: Int32.self)
      case Kind.integers: try numbers(from: &reader, as: Int.self)
      case Kind.bytes: try raw(UInt8.self, from: &reader)
      case Kind.words: try raw(UInt64.self, from: &reader)
      case Kind.halves: try raw(UInt32.self, from: &reader)
      case Kind.quarters: try raw(UInt16.self, from: &reader)
      case Kind.doubles: try raw(Double.self, from: &reader)
      default: throw ByteReader.Malformed()
      }
    return array as? Value
  }

  private static func packed<Element>(
    _ kind: UInt8, of array: [Element], to writer: inout ByteWriter, _ body: ([Element], inout ByteWriter) -> Void
  ) {
    writer.byte(CompactTag.packed)
    let start = writer.reserveSize()
    writer.byte(kind)
    body(array, &writer)
    writer.fill(UInt32(writer.byteCount - start), at: start - 4)
  }

  private static func integers(_ array: [some FixedWidthInteger], to writer: inout ByteWriter) {
    writer.count(array.count)
    for number in array { writer.signed(Int64(number)) }
  }

  private static func raw<Element: BitwiseCopyable>(_ array: [Element], to writer: inout ByteWriter) {
    writer.count(array.count)
    array.withUnsafeBytes { writer.raw($0) }
  }

  private static func numbers<Number: FixedWidthInteger>(
    from reader: inout ByteReader, as type: Number.Type
  ) throws -> [Number] {
    let count = try reader.count()
    var numbers: [Number] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count {
      guard let number = Number(exactly: try reader.signed()) else { throw ByteReader.Malformed() }
      numbers.append(number)
    }
    return numbers
  }

  private static func raw<Element: BitwiseCopyable>(
    _ type: Element.Type, from reader: inout ByteReader
  ) throws -> [Element] {
    let count = try reader.count(ofSize: MemoryLayout<Element>.stride)
    return try [Element](unsafeUninitializedCapacity: count) { buffer, filled in
      try reader.copy(count * MemoryLayout<Element>.stride, to: UnsafeMutableRawBufferPointer(buffer))
      filled = count
    }
  }
}
