/// The encoder of one value, inside the container at `depth`.
struct CompactValueEncoder: Encoder {
  let output: CompactOutput
  let depth: Int
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    // A class and its superclass ask one after the other for the same container.
    if !output.isOpen(beyond: depth) { output.begin(CompactTag.members, depth: depth) }
    return KeyedEncodingContainer(Members<Key>(output: output, depth: depth + 1, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if !output.isOpen(beyond: depth) { output.begin(CompactTag.list, depth: depth) }
    return List(output: output, depth: depth + 1, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    Single(output: output, depth: depth, codingPath: codingPath)
  }
}

extension CompactValueEncoder {
  /// The members of an object.
  struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let output: CompactOutput
    let depth: Int
    let codingPath: [any CodingKey]

    private func member(_ key: Key) { output.member(key.stringValue, depth: depth) }

    mutating func encodeNil(forKey key: Key) {
      member(key)
      output.writeNull()
    }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws {
      member(key)
      try output.write(value, depth: depth, path: codingPath + [key])
    }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      inner(key).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      inner(key).unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder {
      output.member("super", depth: depth)
      return CompactValueEncoder(output: output, depth: depth, codingPath: codingPath)
    }
    mutating func superEncoder(forKey key: Key) -> any Encoder { inner(key) }

    private func inner(_ key: Key) -> CompactValueEncoder {
      member(key)
      return CompactValueEncoder(output: output, depth: depth, codingPath: codingPath + [key])
    }

  }

  /// The values of a list.
  struct List: UnkeyedEncodingContainer {
    let output: CompactOutput
    let depth: Int
    let codingPath: [any CodingKey]
    var count: Int { output.count(depth: depth) }

    private func next() { output.next(depth: depth) }

    mutating func encodeNil() {
      next()
      output.writeNull()
    }
    mutating func encode(_ value: some Encodable) throws {
      next()
      try output.write(value, depth: depth, path: codingPath)
    }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
      inner().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { inner().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { inner() }

    private func inner() -> CompactValueEncoder {
      next()
      return CompactValueEncoder(output: output, depth: depth, codingPath: codingPath)
    }

  }

  /// One value by itself.
  struct Single: SingleValueEncodingContainer {
    let output: CompactOutput
    let depth: Int
    let codingPath: [any CodingKey]

    mutating func encodeNil() { output.writeNull() }
    mutating func encode(_ value: some Encodable) throws {
      try output.write(value, depth: depth, path: codingPath)
    }
  }
}
