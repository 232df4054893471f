public import TextModel

/// Puts numbers, strings and bytes one after another into one piece of memory: what ``ByteReader`` reads.
///
/// The memory is its own, so that nothing asks at every byte whether it is shared.
public struct ByteWriter: ~Copyable, @unchecked Sendable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes were written.
  public private(set) var byteCount = 0

  /// A writer with room for `capacity` bytes before it takes more memory.
  public init(capacity: Int = 256) {
    self.capacity = max(16, capacity)
    memory = .allocate(capacity: self.capacity)
  }

  deinit { memory.deallocate() }

  /// What was written.
  ///
  /// - Complexity: O(bytes).
  public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: memory, count: byteCount)) }

  /// Calls `body` with what was written.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: memory, count: byteCount))
  }

  /// Forgets what was written and keeps the memory.
  public mutating func removeAll() { byteCount = 0 }

  /// Makes room for `count` more bytes.
  @inline(__always)
  private mutating func makeRoom(for count: Int) {
    if capacity - byteCount < count { grow(by: count) }
  }

  @inline(never)
  private mutating func grow(by count: Int) {
    capacity = max(capacity * 2, byteCount + count)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: memory, count: byteCount)
    memory.deallocate()
    memory = larger
  }

  /// Writes one byte.
  @inline(__always)
  public mutating func byte(_ value: UInt8) {
    makeRoom(for: 1)
    memory[byteCount] = value
    byteCount += 1
  }

  /// Writes a number in as few bytes as it needs, seven bits each, the low ones first (LEB128).
  @inline(__always)
  public mutating func number(_ value: UInt64) {
    makeRoom(for: 10)
    var rest = value
    while rest >= 0x80 {
      memory[byteCount] = UInt8(truncatingIfNeeded: rest) | 0x80
      byteCount += 1
      rest >>= 7
    }
    memory[byteCount] = UInt8(truncatingIfNeeded: rest)
    byteCount += 1
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
    withUnsafeBytes(of: value.littleEndian) { raw($0) }
  }

  /// Writes four bytes, the low one first.
  public mutating func half(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { raw($0) }
  }

  /// Writes how many bytes there are, and the bytes.
  public mutating func block(_ value: [UInt8]) {
    count(value.count)
    append(value)
  }

  /// Writes a string as a block.
  public mutating func string(_ value: String) {
    var value = value
    value.withUTF8 {
      count($0.count)
      raw(UnsafeRawBufferPointer($0))
    }
  }

  /// Writes whether there is a string, and the string.
  public mutating func string(_ value: String?) {
    byte(value == nil ? 0 : 1)
    if let value { string(value) }
  }

  /// Writes bytes without their number.
  public mutating func append(_ value: [UInt8]) { value.withUnsafeBytes { raw($0) } }

  /// Writes memory as it is.
  @inline(__always)
  package mutating func raw(_ source: UnsafeRawBufferPointer) {
    guard let start = source.baseAddress, !source.isEmpty else { return }
    makeRoom(for: source.count)
    UnsafeMutableRawPointer(memory + byteCount).copyMemory(from: start, byteCount: source.count)
    byteCount += source.count
  }

  /// Writes places of a text: mostly in text order, so the way from the end of the last is short.
  public mutating func ranges(_ ranges: [TextRange]) {
    count(ranges.count)
    // Two numbers of at most ten bytes each.
    makeRoom(for: 20 * ranges.count)
    var place = memory + byteCount
    var last: UInt32 = 0
    for range in ranges {
      let gap = range.start &- last
      let length = range.end &- range.start
      if range.start >= last, gap < 64, length < 128 {
        // The usual range, a word or two after the last one, takes two bytes.
        place[0] = UInt8(truncatingIfNeeded: gap << 1)
        place[1] = UInt8(truncatingIfNeeded: length)
        place += 2
      } else {
        byteCount = place - memory
        signed(Int64(range.start) - Int64(last))
        number(UInt64(length))
        place = memory + byteCount
      }
      last = range.end
    }
    byteCount = place - memory
  }

  /// Keeps four bytes free, to be filled later, and gives the place after them.
  package mutating func reserveSize() -> Int {
    half(0)
    return byteCount
  }

  /// Puts `value` into the four bytes from `place`, which must have been written.
  package mutating func fill(_ value: UInt32, at place: Int) {
    precondition(place >= 0 && place + 4 <= byteCount)
    for shift in 0..<4 { memory[place + shift] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(shift))) }
  }
}
