/// Writes `Codable` values as compact bytes: what ``CompactDecoder`` reads.
///
/// Each value begins with a byte that tells its kind, so what it is not asked for can be skipped; names of members are written once, in a table at the end;
/// arrays of numbers and of text ranges, which layers are made of, are packed. The bytes are for this build of the program only.
public enum CompactEncoder {
  /// The bytes of `value`.
  ///
  /// - Throws: what the value's own `encode(to:)` throws.
  public static func encode(_ value: some Encodable) throws -> [UInt8] {
    let output = CompactOutput()
    try output.write(value, depth: 0, path: [])
    return output.finished()
  }
}

/// The kinds of values.
enum CompactTag {
  static let null: UInt8 = 0
  static let no: UInt8 = 1
  static let yes: UInt8 = 2
  static let signed: UInt8 = 3
  static let unsigned: UInt8 = 4
  static let double: UInt8 = 5
  static let string: UInt8 = 6
  static let list: UInt8 = 7
  static let members: UInt8 = 8
  static let packed: UInt8 = 9
}

/// The bytes that are being written, and the containers that are open: each lies in the one before it.
final class CompactOutput {
  var writer = ByteWriter()
  private var names: [String: Int] = [:]
  private var open: [Open] = []

  private struct Open {
    let start: Int
    var count = 0
  }

  /// Writes `value` inside the container at `depth`.
  func write<Value: Encodable>(_ value: Value, depth: Int, path: [any CodingKey]) throws {
    if PackedArrays.write(value, to: &writer) || writePlain(value) { return }
    let place = writer.byteCount
    try value.encode(to: CompactValueEncoder(output: self, depth: depth, codingPath: path))
    close(to: depth)
    // A value that asked for no container has no members.
    if writer.byteCount == place {
      begin(CompactTag.members, depth: depth)
      close(to: depth)
    }
  }

  /// Writes `value` if it is a string, a number or a truth value.
  private func writePlain<Value: Encodable>(_ value: Value) -> Bool {
    switch value {
    case let value as String:
      writer.byte(CompactTag.string)
      writer.string(value)
    case let value as Bool: writer.byte(value ? CompactTag.yes : CompactTag.no)
    case let value as Double: write(value)
    case let value as Float: write(Double(value))
    case let value as any FixedWidthInteger & SignedInteger:
      writer.byte(CompactTag.signed)
      writer.signed(Int64(value))
    case let value as any FixedWidthInteger & UnsignedInteger:
      writer.byte(CompactTag.unsigned)
      writer.number(UInt64(value))
    default: return false
    }
    return true
  }

  private func write(_ value: Double) {
    writer.byte(CompactTag.double)
    writer.word(value.bitPattern)
  }

  func writeNull() { writer.byte(CompactTag.null) }

  /// Opens a container inside the one at `depth`; its size and count are filled in when it is closed.
  func begin(_ tag: UInt8, depth: Int) {
    close(to: depth)
    writer.byte(tag)
    let start = writer.reserveSize()
    writer.half(0)
    open.append(Open(start: start))
  }

  /// Begins the next value of the container at `depth`, closing those inside it.
  func next(depth: Int) {
    close(to: depth)
    open[depth - 1].count += 1
  }

  /// How many values the container at `depth` holds.
  func count(depth: Int) -> Int { open[depth - 1].count }

  /// Whether a container inside the one at `depth` is open.
  func isOpen(beyond depth: Int) -> Bool { open.count > depth }

  /// Begins the member `name` of the container at `depth`.
  func member(_ name: String, depth: Int) {
    next(depth: depth)
    if let number = names[name] { return writer.count(number) }
    writer.count(names.count)
    names[name] = names.count
  }

  /// Everything written, and the table of names.
  func finished() -> [UInt8] {
    let table = writer.byteCount
    writer.count(names.count)
    for (name, _) in names.sorted(by: { $0.value < $1.value }) { writer.string(name) }
    writer.word(UInt64(table))
    return writer.bytes
  }

  private func close(to depth: Int) {
    while open.count > depth {
      let container = open.removeLast()
      writer.fill(UInt32(container.count), at: container.start)
      writer.fill(UInt32(writer.byteCount - container.start), at: container.start - 4)
    }
  }
}
