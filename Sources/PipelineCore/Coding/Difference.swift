/// How one piece of bytes differs from another: what stands between the start and the end that they share.
///
/// The text of an article is often what its bytes are, but for little; so little is kept.
struct Difference {
  private let prefix: Int
  private let suffix: Int
  private let middle: ArraySlice<UInt8>

  /// How `new` differs from `old`.
  ///
  /// - Complexity: O(bytes).
  init(from old: [UInt8], to new: [UInt8]) {
    let most = min(old.count, new.count)
    (prefix, suffix) = old.withUnsafeBytes { old in
      new.withUnsafeBytes { new in
        var start = 0
        while start + 8 <= most, Difference.word(old, start) == Difference.word(new, start) { start += 8 }
        while start < most, old[start] == new[start] { start += 1 }
        var end = 0
        while end + 8 <= most - start,
          Difference.word(old, old.count - end - 8) == Difference.word(new, new.count - end - 8)
        { end += 8 }
        while end < most - start, old[old.count - end - 1] == new[new.count - end - 1] { end += 1 }
        return (start, end)
      }
    }
    middle = new[prefix..<new.count - suffix]
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }

  func write(to writer: inout ByteWriter) {
    writer.count(prefix)
    writer.count(suffix)
    writer.count(middle.count)
    middle.withUnsafeBytes { writer.raw($0) }
  }

  init(from reader: inout ByteReader) throws {
    prefix = try reader.integer()
    suffix = try reader.integer()
    middle = try reader.block()[...]
  }

  /// The new bytes, by the old ones.
  func applied(to old: [UInt8]) throws(ByteReader.Malformed) -> [UInt8] {
    guard prefix <= old.count, suffix <= old.count - prefix else { throw ByteReader.Malformed() }
    var new: [UInt8] = []
    new.reserveCapacity(prefix + middle.count + suffix)
    new += old[..<prefix]
    new += middle
    new += old[(old.count - suffix)...]
    return new
  }
}
