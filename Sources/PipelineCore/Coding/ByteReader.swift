/// Reads what ``ByteWriter`` wrote; whatever else it is given, it throws and reads nothing beyond the end.
public struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private let end: Int
  /// Where the next byte is read.
  public private(set) var position: Int

  /// A reader of all of `bytes`.
  public init(_ bytes: [UInt8]) {
    self.init(bytes, in: 0..<bytes.count)
  }

  /// A reader of `range` of `bytes`.
  public init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = min(range.upperBound, bytes.count)
  }

  /// Whether everything was read.
  public var isAtEnd: Bool { position >= end }

  /// Goes on reading at `position`.
  package mutating func move(to position: Int) throws(Malformed) {
    guard position >= 0, position <= end else { throw Malformed() }
    self.position = position
  }

  /// Reads one byte.
  @inline(__always)
  public mutating func byte() throws(Malformed) -> UInt8 {
    guard position < end else { throw Malformed() }
    defer { position += 1 }
    return bytes[position]
  }

  /// Reads a number.
  @inline(__always)
  public mutating func number() throws(Malformed) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 63 || (shift == 63 && next <= 1) else { throw Malformed() }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
  }

  /// Reads how many of something follow, each of at least `size` bytes: never more than there is room for.
  public mutating func count(ofSize size: Int = 1) throws(Malformed) -> Int {
    let value = try number()
    guard value <= UInt64((end - position) / max(size, 1)) else { throw Malformed() }
    return Int(value)
  }

  /// Reads a number that is not negative.
  public mutating func integer() throws(Malformed) -> Int {
    guard let value = Int(exactly: try number()) else { throw Malformed() }
    return value
  }

  /// Reads a number of either sign.
  @inline(__always)
  public mutating func signed() throws(Malformed) -> Int64 {
    let value = try number()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// Reads eight bytes.
  public mutating func word() throws(Malformed) -> UInt64 {
    var value: UInt64 = 0
    for shift in 0..<8 { value |= UInt64(try byte()) << (8 * UInt64(shift)) }
    return value
  }

  /// Reads four bytes.
  public mutating func half() throws(Malformed) -> UInt32 {
    var value: UInt32 = 0
    for shift in 0..<4 { value |= UInt32(try byte()) << (8 * UInt32(shift)) }
    return value
  }

  /// Reads a block of bytes.
  public mutating func block() throws(Malformed) -> [UInt8] {
    Array(bytes[try blockRange()])
  }

  /// Reads bytes after four that tell how many they are.
  mutating func sizedBlock() throws(Malformed) -> [UInt8] {
    let count = Int(try half())
    guard count <= end - position else { throw Malformed() }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  /// How many bytes are left.
  package var left: Int { max(0, end - position) }

  /// Reads `count` bytes.
  mutating func take(_ count: Int) throws(Malformed) -> [UInt8] {
    guard count >= 0, count <= left else { throw Malformed() }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  /// Reads all bytes that are left.
  package mutating func rest() -> [UInt8] {
    defer { position = end }
    return Array(bytes[position..<max(position, end)])
  }

  /// Skips a block of bytes, and says where it is.
  public mutating func blockRange() throws(Malformed) -> Range<Int> {
    let count = try count()
    defer { position += count }
    return position..<position + count
  }

  /// Reads a string.
  public mutating func string() throws(Malformed) -> String {
    let range = try blockRange()
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// Reads a string that may be missing.
  public mutating func optionalString() throws(Malformed) -> String? {
    try byte() == 0 ? nil : try string()
  }

  /// Copies `count` bytes to `memory`.
  mutating func copy(_ count: Int, to memory: UnsafeMutableRawBufferPointer) throws(Malformed) {
    guard count <= end - position, count <= memory.count else { throw Malformed() }
    bytes.withUnsafeBytes { memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count])) }
    position += count
  }

  /// Bytes that are not what they should be.
  public struct Malformed: Error, Sendable, CustomStringConvertible {
    /// The sentence for people.
    public var description: String { "the bytes are cut off or damaged" }
    /// The error.
    public init() {}
  }
}
