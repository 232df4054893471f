public import TextModel

/// A value that writes itself as bytes and reads itself back.
///
/// A layer that conforms is kept some ten times faster than one that is only `Codable`; both may be.
public protocol Compact {
  /// Writes the value.
  func write(to bytes: inout ByteWriter)
  /// Reads what ``write(to:)`` wrote.
  init(from bytes: inout ByteReader) throws
}

extension ByteWriter {
  /// Writes how many values there are, and the values.
  @inlinable
  public mutating func list(_ values: [some Compact]) {
    count(values.count)
    for place in values.indices { values[place].write(to: &self) }
  }

  /// Writes whether there is a value, and the value.
  @inlinable
  public mutating func optional(_ value: (some Compact)?) {
    byte(value == nil ? 0 : 1)
    value?.write(to: &self)
  }

  /// Writes a fraction.
  public mutating func double(_ value: Double) { word(value.bitPattern) }
}

extension ByteReader {
  /// Reads a list.
  @inlinable
  public mutating func list<Value: Compact>(of type: Value.Type = Value.self) throws -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try Value(from: &self)) }
    return values
  }

  /// Reads a value that may be missing.
  @inlinable
  public mutating func optional<Value: Compact>(of type: Value.Type = Value.self) throws -> Value? {
    try byte() == 0 ? nil : try Value(from: &self)
  }

  /// Reads a fraction.
  public mutating func double() throws(Malformed) -> Double { Double(bitPattern: try word()) }
}

extension TextRange: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.number(UInt64(start))
    bytes.number(UInt64(end - start))
  }

  public init(from bytes: inout ByteReader) throws {
    let (start, count) = (try bytes.number(), try bytes.number())
    guard start <= UInt64(UInt32.max), count <= UInt64(UInt32.max) - start else { throw ByteReader.Malformed() }
    self.init(UInt32(start), UInt32(start + count))
  }
}

extension Int: Compact {
  public func write(to bytes: inout ByteWriter) { bytes.signed(Int64(self)) }

  public init(from bytes: inout ByteReader) throws { self = Int(try bytes.signed()) }
}

extension String: Compact {
  public func write(to bytes: inout ByteWriter) { bytes.string(self) }

  public init(from bytes: inout ByteReader) throws { self = try bytes.string() }
}
