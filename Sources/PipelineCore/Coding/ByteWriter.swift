/// Puts numbers, strings and bytes one after another into one piece of memory: what ``ByteReader`` reads.
///
/// The memory is its own, so that nothing asks at every byte whether it is shared.
public struct ByteWriter: ~Copyable, @unchecked Sendable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private let isLent: Bool
  /// How many bytes were written.
  public private(set) var byteCount = 0

  /// A writer with room for `capacity` bytes before it takes more memory.
  public init(capacity: Int = 256) {
    self.capacity = max(16, capacity)
    memory = .allocate(capacity: self.capacity)
    isLent = false
  }

  private init(_ lent: WritingMemory) { (memory, capacity, isLent) = (lent.start, lent.capacity, true) }

  /// A writer for one of many documents, with memory that others have used before.
  package static func lent() -> ByteWriter { ByteWriter(WritingMemory.take()) }

  deinit {
    if isLent { WritingMemory(start: memory, capacity: capacity).giveBack() } else { memory.deallocate() }
  }

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

  /// Forgets what was written from `place` on.
  ///
  /// - Precondition: so much was written.
  package mutating func removeAll(from place: Int) {
    precondition(0...byteCount ~= place)
    byteCount = place
  }

  /// Forgets some of what was written; what stands behind it moves up.
  ///
  /// - Precondition: so much was written.
  /// - Complexity: O(bytes behind it).
  package mutating func remove(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount)
    (memory + range.lowerBound).update(from: memory + range.upperBound, count: byteCount - range.upperBound)
    byteCount -= range.count
  }

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
    write(atMost: 10) { ByteWriter.write(value, at: $0) }
  }

  /// Writes a number at `memory`, as ``number(_:)`` does; returns how many bytes it took, at most ten.
  @inline(__always)
  static func write(_ number: UInt64, at memory: UnsafeMutablePointer<UInt8>) -> Int {
    var rest = number
    var count = 0
    while rest >= 0x80 {
      memory[count] = UInt8(truncatingIfNeeded: rest) | 0x80
      count += 1
      rest >>= 7
    }
    memory[count] = UInt8(truncatingIfNeeded: rest)
    return count + 1
  }

  /// Writes a number that is not negative.
  ///
  /// - Precondition: `value >= 0`.
  @inline(__always)
  public mutating func count(_ value: Int) { number(UInt64(value)) }

  /// Writes a number of either sign, small ones of both signs in few bytes.
  @inline(__always)
  public mutating func signed(_ value: Int64) { number(ByteWriter.zigzag(value)) }

  /// A number of either sign as one without: small ones of both signs are small.
  @inline(__always)
  static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: value << 1 ^ value >> 63) }

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

  /// Writes what `other` holds as a block.
  package mutating func block(_ other: borrowing ByteWriter) {
    count(other.byteCount)
    other.withBytes { raw($0) }
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

  /// Keeps four bytes free, to be filled later, and gives the place after them.
  package mutating func reserveSize() -> Int {
    half(0)
    return byteCount
  }

  /// Puts `value` into the bytes from `place`, which must have been written, the low one first.
  package mutating func fill(_ value: UInt32, at place: Int) {
    withUnsafeBytes(of: value.littleEndian) { fill($0, at: place) }
  }

  /// Puts `source` in the place of as many bytes from `place`, which must have been written.
  package mutating func fill(_ source: UnsafeRawBufferPointer, at place: Int) {
    precondition(place >= 0 && place + source.count <= byteCount)
    guard let start = source.baseAddress else { return }
    UnsafeMutableRawPointer(memory + place).copyMemory(from: start, byteCount: source.count)
  }

  /// Gives `body` room for `count` bytes, of which it says how many it wrote.
  @inline(__always)
  mutating func write(atMost count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    makeRoom(for: count)
    byteCount += body(memory + byteCount)
  }
}
