/// UTF-8 in which some bytes are wrong.
enum DamagedUTF8 {
  /// The text with U+FFFD for what is no UTF-8; nil when there is not far more that is, unless wanted `atAnyRate`.
  static func decode(_ bytes: [UInt8], atAnyRate: Bool = false) -> Decoded? {
    if !atAnyRate, !isMostlyUTF8(bytes) { return nil }
    var builder = DecodedBuilder(capacity: bytes.count)
    var offset = 0
    while offset < bytes.count {
      let (scalar, length) = sequence(bytes, at: offset)
      if let scalar {
        builder.append(scalar, from: offset, length: length)
      } else {
        builder.appendDamage(from: offset, length: length)
      }
      offset += length
    }
    return builder.finish("utf-8")
  }

  /// Whether four times as many sequences are right as are wrong; one cut off at the end is no witness against the others.
  private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    var valid = 0
    var invalid = 0
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      let (scalar, length) = sequence(bytes, at: offset)
      offset += length
      if scalar != nil { valid += 1 } else if offset < bytes.count || length == 1 && valid == 0 { invalid += 1 }
    }
    return valid >= 4 * invalid && valid > 0
  }

  /// The scalar at `offset` with its length; nil for a sequence that is none, with the bytes it spoils.
  private static func sequence(_ bytes: [UInt8], at offset: Int) -> (scalar: UInt32?, length: Int) {
    let lead = bytes[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(lead) else { return (nil, 1) }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for step in 1..<length {
      guard offset + step < bytes.count, bytes[offset + step] & 0xC0 == 0x80 else { return (nil, step) }
      scalar = scalar << 6 | UInt32(bytes[offset + step] & 0x3F)
    }
    let least: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    guard scalar >= least, Unicode.Scalar(scalar) != nil else { return (nil, 1) }
    return (scalar, length)
  }
}
