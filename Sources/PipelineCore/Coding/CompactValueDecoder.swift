/// The decoder of the value at `place`.
struct CompactValueDecoder: Decoder {
  let input: CompactInput
  let place: Int
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(
      Members<Key>(input: input, members: try input.members(at: place, path: codingPath), codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    List(input: input, places: try input.list(at: place, path: codingPath), codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    Single(input: input, place: place, codingPath: codingPath)
  }
}

extension CompactValueDecoder {
  /// The members of an object.
  struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let input: CompactInput
    let members: [(name: Int, place: Int)]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { members.compactMap { Key(stringValue: input.names[$0.name]) } }

    func contains(_ key: Key) -> Bool { find(key.stringValue) != nil }

    private func find(_ name: String) -> Int? { members.first { input.names[$0.name] == name }?.place }

    private func place(of key: Key) throws -> Int {
      guard let place = find(key.stringValue) else {
        throw DecodingError.keyNotFound(
          key, DecodingError.Context(codingPath: codingPath, debugDescription: "no such member"))
      }
      return place
    }

    func decodeNil(forKey key: Key) throws -> Bool { try input.isNull(at: place(of: key)) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      try input.read(type, at: place(of: key), path: codingPath + [key])
    }
    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
      try inner(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try inner(key).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder {
      guard let place = find("super") else { throw ByteReader.Malformed() }
      return CompactValueDecoder(input: input, place: place, codingPath: codingPath)
    }
    func superDecoder(forKey key: Key) throws -> any Decoder { try inner(key) }

    private func inner(_ key: Key) throws -> CompactValueDecoder {
      CompactValueDecoder(input: input, place: try place(of: key), codingPath: codingPath + [key])
    }

  }

  /// The values of a list.
  struct List: UnkeyedDecodingContainer {
    let input: CompactInput
    let places: [Int]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(input: CompactInput, places: [Int], codingPath: [any CodingKey]) {
      self.input = input
      self.places = places
      self.codingPath = codingPath
    }

    var count: Int? { places.count }
    var isAtEnd: Bool { currentIndex == places.count }

    private mutating func next() throws -> Int {
      guard currentIndex < places.count else { throw ByteReader.Malformed() }
      defer { currentIndex += 1 }
      return places[currentIndex]
    }

    mutating func decodeNil() throws -> Bool {
      guard currentIndex < places.count, try input.isNull(at: places[currentIndex]) else { return false }
      currentIndex += 1
      return true
    }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try input.read(type, at: next(), path: codingPath)
    }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
      try inner().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try inner().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try inner() }

    private mutating func inner() throws -> CompactValueDecoder {
      CompactValueDecoder(input: input, place: try next(), codingPath: codingPath)
    }

  }

  /// One value by itself.
  struct Single: SingleValueDecodingContainer {
    let input: CompactInput
    let place: Int
    let codingPath: [any CodingKey]

    func decodeNil() -> Bool { (try? input.isNull(at: place)) ?? false }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try input.read(type, at: place, path: codingPath)
    }
  }
}
