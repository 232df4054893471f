/// The name of an element, packed into one word: tags are compared more often than anything else.
struct Tag: Hashable, Sendable {
  let value: UInt64

  /// The first eight bytes of `name`; no two elements of HTML share them.
  init(_ name: UnsafePointer<CChar>) {
    var value: UInt64 = 0
    var index = 0
    while index < 8, name[index] != 0 {
      value |= UInt64(UInt8(bitPattern: name[index])) << UInt64(8 * index)
      index += 1
    }
    self.value = value
  }
}

extension Tag: ExpressibleByStringLiteral {
  init(stringLiteral name: String) {
    self = name.withCString { Tag($0) }
  }
}
