/// Finds parts of the names in a list of names, all at once.
struct NameParts: Sendable {
  /// Where in a name a part must stand.
  enum Place {
    case anywhere, beginning, whole
  }

  private struct Part {
    let bytes: [UInt8]
    let place: Place
    let name: FurnitureNames.Name
  }

  /// For each pair of bytes, one more than the place in `buckets` of the parts that begin with it; 0 for none.
  private let starts: [UInt8]
  private let buckets: [[Part]]

  /// What blog systems write on a whole post: its topics, which may be called anything.
  private static let topics = ["category-", "tag-", "type-", "format-", "status-", "post_format-"].map {
    Array($0.utf8)
  }
  private static let content = Array("content".utf8)

  init(_ parts: [(FurnitureKind, certainty: Int, Place, [String])]) {
    var buckets: [[Part]] = []
    var starts = [UInt8](repeating: 0, count: 0x10000)
    for (kind, certainty, place, names) in parts {
      for name in names {
        let bytes = Array(name.utf8)
        let key = Int(bytes[0]) << 8 | Int(bytes[1])
        if starts[key] == 0 {
          buckets.append([])
          starts[key] = UInt8(buckets.count)
        }
        buckets[Int(starts[key]) - 1].append(
          Part(bytes: bytes, place: place, name: FurnitureNames.Name(kind: kind, certainty: certainty)))
      }
    }
    (self.buckets, self.starts) = (buckets, starts)
  }

  /// What the names in `list`, which spaces part, say: the surest, and of those the first.
  ///
  /// - Complexity: O(bytes of the list).
  func name(in list: UnsafePointer<CChar>) -> FurnitureNames.Name? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { name in
      var found: FurnitureNames.Name?
      var position = 0
      while list[position] != 0 {
        var count = 0
        while case let byte = UInt8(bitPattern: list[position]), byte > 0x20 {
          if count < name.count {
            name[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
            count += 1
          }
          position += 1
        }
        if count > 1, let other = self.name(of: UnsafeBufferPointer(rebasing: name[..<count])),
          other.certainty > found?.certainty ?? 0
        {
          found = other
        }
        while case let byte = UInt8(bitPattern: list[position]), byte > 0, byte <= 0x20 { position += 1 }
      }
      return found
    }
  }

  private func name(of name: UnsafeBufferPointer<UInt8>) -> FurnitureNames.Name? {
    var found: FurnitureNames.Name?
    var previous = 0
    for index in 0..<(name.count - 1) {
      let key = Int(name[index]) << 8 | Int(name[index + 1])
      let bucket = starts[key]
      if bucket == 0 { continue }
      for part in buckets[Int(bucket) - 1] where matches(part, name, at: index) {
        if part.name.certainty > previous {
          found = part.name
          previous = part.name.certainty
        }
      }
    }
    return found == nil || NameParts.topics.contains(where: { name.starts(with: $0) }) ? nil : found
  }

  private func matches(_ part: Part, _ name: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard name.count - index >= part.bytes.count, name[index...].starts(with: part.bytes) else { return false }
    switch part.place {
    case .anywhere: return true
    case .whole: return index == 0 && name.count == part.bytes.count
    case .beginning: return index == 0 && !NameParts.has(NameParts.content, in: name)
    }
  }

  private static func has(_ part: [UInt8], in name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.count >= part.count && (0...(name.count - part.count)).contains { name[$0...].starts(with: part) }
  }
}
