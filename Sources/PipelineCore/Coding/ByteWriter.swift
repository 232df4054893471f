/// Puts numbers, strings and bytes one after another into one piece of memory: what ``ByteReader`` reads.
public struct ByteWriter: Sendable {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// A writer that has written nothing.
  public init() {}

  /// A writer with room for `capacity` bytes.
  public init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// Forgets what was written and keeps the memory.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Writes one byte.
  @inline(__always)
  public mutating func byte(_ value: UInt8) { bytes.append(value) }

  /// Writes a number in as few bytes as it needs, seven bits each, the low ones first (LEB128).
  @inline(__always)
  public mutating func number(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a number that is not negative.
  ///
  /// - Precondition: `value >= 0`.
  @inline(__always)
  public mutating func count(_ value: Int) { number(UInt64(value)) }

  /// Writes a number of either sign, small ones of both signs in few bytes.
  @inline(__always)
  public mutating func signed(_ value: Int64) { number(UInt64(bitPattern: value << 1 ^ value >> 63)) }

  /// Writes eight bytes, the low one first.
  public mutating func word(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes four bytes, the low one first.
  public mutating func half(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes how many bytes there are, and the bytes.
  public mutating func block(_ value: [UInt8]) {
    count(value.count)
    bytes.append(contentsOf: value)
  }

  /// Writes a string as a block.
  public mutating func string(_ value: String) {
    var value = value
    value.withUTF8 {
      count($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  /// Writes whether there is a string, and the string.
  public mutating func string(_ value: String?) {
    byte(value == nil ? 0 : 1)
    if let value { string(value) }
  }

  /// Writes bytes without their number.
  public mutating func append(_ value: [UInt8]) { bytes.append(contentsOf: value) }

  /// Writes memory as it is.
  mutating func raw(_ memory: UnsafeRawBufferPointer) { bytes.append(contentsOf: memory) }

  /// Keeps four bytes free, to be filled later, and gives the place after them.
  package mutating func reserveSize() -> Int {
    half(0)
    return bytes.count
  }

  /// Puts `values` in the place of what was written from `place` on.
  package mutating func overwrite(at place: Int, with values: [UInt8]) {
    bytes.replaceSubrange(place..<place + values.count, with: values)
  }

  /// Puts `value` into the four bytes from `place`.
  package mutating func fill(_ value: UInt32, at place: Int) {
    for shift in 0..<4 { bytes[place + shift] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(shift))) }
  }
}
