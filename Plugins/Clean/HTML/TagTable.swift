/// Values by tag, for what is asked with every event: one multiplication and mostly one comparison.
struct TagTable<Value: Sendable>: Sendable {
  private static var bits: Int { 8 }

  private var tags: [Tag?]
  private var values: [Value?]

  /// The table of `pairs`, at most 200; of two for one tag the first counts.
  init(_ pairs: [(Tag, Value)]) {
    precondition(pairs.count <= 200, "a table of tags must stay mostly empty")
    tags = Array(repeating: nil, count: 1 << TagTable.bits)
    values = Array(repeating: nil, count: 1 << TagTable.bits)
    for (tag, value) in pairs where self[tag] == nil {
      var slot = TagTable.slot(of: tag)
      while tags[slot] != nil { slot = (slot + 1) & (tags.count - 1) }
      (tags[slot], values[slot]) = (tag, value)
    }
  }

  /// The value of `tag`.
  subscript(tag: Tag) -> Value? {
    var slot = TagTable.slot(of: tag)
    while let other = tags[slot] {
      if other == tag { return values[slot] }
      slot = (slot + 1) & (tags.count - 1)
    }
    return nil
  }

  @inline(__always)
  private static func slot(of tag: Tag) -> Int {
    // Fibonacci hashing: the high bits of a product with 2^64 over the golden ratio.
    Int(truncatingIfNeeded: (tag.value &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
  }
}

extension TagTable: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral pairs: (Tag, Value)...) { self.init(pairs) }
}

/// A table that only knows which tags it has.
struct TagSet: ExpressibleByArrayLiteral, Sendable {
  private let table: TagTable<Bool>

  init(arrayLiteral tags: Tag...) { table = TagTable(tags.map { ($0, true) }) }

  /// Whether `tag` is in the set.
  @inline(__always)
  func contains(_ tag: Tag) -> Bool { table[tag] != nil }
}
