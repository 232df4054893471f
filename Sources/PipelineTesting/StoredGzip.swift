/// Makes gzip data without packing anything: RFC 1952 with the stored blocks of RFC 1951.
enum StoredGzip {
  /// One member that holds `bytes`.
  static func member(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var member: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = bytes
    repeat {
      let piece = rest.prefix(0xFFFF)
      rest = rest.dropFirst(piece.count)
      let count = UInt16(piece.count)
      member.append(rest.isEmpty ? 1 : 0)
      member += [count, ~count].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      member += piece
    } while !rest.isEmpty
    for value in [checksum(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
      member += (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    return member
  }

  /// The cyclic redundancy check of gzip.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var sum: UInt32 = ~0
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~sum
  }
}
