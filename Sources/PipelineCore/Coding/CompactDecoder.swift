/// Reads what ``CompactEncoder`` wrote.
public enum CompactDecoder {
  /// The value of `bytes`.
  ///
  /// - Throws: ``ByteReader/Malformed`` or a `DecodingError` where they hold none.
  public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    let input = try CompactInput(bytes)
    return try input.read(type, at: 0, path: [])
  }
}

/// The bytes that are read, and the table of names.
final class CompactInput {
  let bytes: [UInt8]
  let names: [String]
  private let end: Int

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    guard bytes.count >= 8 else { throw ByteReader.Malformed() }
    var reader = ByteReader(bytes, in: bytes.count - 8..<bytes.count)
    guard let end = Int(exactly: try reader.word()), end <= bytes.count - 8 else { throw ByteReader.Malformed() }
    self.end = end
    reader = ByteReader(bytes, in: end..<bytes.count - 8)
    var names: [String] = []
    for _ in 0..<(try reader.count()) { names.append(try reader.string()) }
    self.names = names
  }

  func reader(at place: Int) throws -> ByteReader {
    guard place < end else { throw ByteReader.Malformed() }
    return ByteReader(bytes, in: place..<end)
  }

  func read<Value: Decodable>(_ type: Value.Type, at place: Int, path: [any CodingKey]) throws -> Value {
    var reader = try reader(at: place)
    if bytes[place] == CompactTag.packed {
      guard let value = try PackedArrays.read(type, from: &reader) else { throw mismatch(type, path) }
      return value
    }
    if let plain = try plain(type, at: place, path: path) {
      guard let value = plain as? Value else { throw mismatch(type, path) }
      return value
    }
    return try type.init(from: CompactValueDecoder(input: self, place: place, codingPath: path))
  }

  func isNull(at place: Int) throws -> Bool {
    var reader = try reader(at: place)
    return try reader.byte() == CompactTag.null
  }

  /// The string, number or truth value at `place`; nil when `type` is none of them.
  private func plain(_ type: Any.Type, at place: Int, path: [any CodingKey]) throws -> Any? {
    if let type = type as? any FixedWidthInteger.Type { return try integer(type, at: place, path: path) }
    guard type == String.self || type == Bool.self || type == Double.self || type == Float.self else { return nil }
    var reader = try reader(at: place)
    switch try reader.byte() {
    case CompactTag.string: return try reader.string()
    case CompactTag.yes: return true
    case CompactTag.no: return false
    case CompactTag.double:
      let value = Double(bitPattern: try reader.word())
      return type == Float.self ? Float(value) : value
    default: throw mismatch(type, path)
    }
  }

  private func integer<Value: FixedWidthInteger>(
    _ type: Value.Type, at place: Int, path: [any CodingKey]
  ) throws -> Value {
    var reader = try reader(at: place)
    let value: Value? =
      switch try reader.byte() {
      case CompactTag.signed: Value(exactly: try reader.signed())
      case CompactTag.unsigned: Value(exactly: try reader.number())
      default: nil
      }
    guard let value else { throw mismatch(type, path) }
    return value
  }

  /// The places of the values in the list at `place`.
  func list(at place: Int, path: [any CodingKey]) throws -> [Int] {
    var (reader, count) = try container(CompactTag.list, at: place, path: path)
    var places: [Int] = []
    for _ in 0..<count {
      places.append(reader.position)
      try skip(&reader)
    }
    return places
  }

  /// The members of the object at `place`: the number of each name, and the place of the value.
  func members(at place: Int, path: [any CodingKey]) throws -> [(name: Int, place: Int)] {
    var (reader, count) = try container(CompactTag.members, at: place, path: path)
    var members: [(Int, Int)] = []
    for _ in 0..<count {
      let name = try reader.integer()
      guard name < names.count else { throw ByteReader.Malformed() }
      members.append((name, reader.position))
      try skip(&reader)
    }
    return members
  }

  private func container(_ tag: UInt8, at place: Int, path: [any CodingKey]) throws -> (ByteReader, Int) {
    var reader = try reader(at: place)
    guard try reader.byte() == tag else { throw mismatch([Any].self, path) }
    _ = try reader.half()
    let count = Int(try reader.half())
    return (reader, count)
  }

  private func skip(_ reader: inout ByteReader) throws {
    switch try reader.byte() {
    case CompactTag.null, CompactTag.no, CompactTag.yes: break
    case CompactTag.signed, CompactTag.unsigned: _ = try reader.number()
    case CompactTag.double: _ = try reader.word()
    case CompactTag.string: _ = try reader.blockRange()
    case CompactTag.list, CompactTag.members, CompactTag.packed:
      let size = Int(try reader.half())
      try reader.move(to: reader.position + size)
    default: throw ByteReader.Malformed()
    }
  }

  func mismatch(_ type: Any.Type, _ path: [any CodingKey]) -> DecodingError {
    .typeMismatch(type, DecodingError.Context(codingPath: path, debugDescription: "something else was written"))
  }
}
