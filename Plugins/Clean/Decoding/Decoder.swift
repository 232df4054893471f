import PipelineCore
import TextModel

/// The text of some bytes, the way back to them, and what was assumed.
struct Decoded {
  let text: Text
  let alignment: Alignment
  let encoding: String
  var assumptions: [Assumption] = []
}

/// Reads bytes as text: by byte order mark, by what the page declares, by evidence.
struct Decoder {
  /// Bytes that cannot be text.
  struct NotText: Error, CustomStringConvertible {
    let description: String
  }

  /// The text of `bytes`, which are not valid UTF-8, unless `forced` names the encoding.
  ///
  /// - Throws: ``NotText`` for binary data.
  static func decode(_ bytes: [UInt8], declared: String?, forced: String?) throws -> Decoded {
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, from: 2, isLittleEndian: true, assumption: nil) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, from: 2, isLittleEndian: false, assumption: nil) }
    if let forced {
      guard let decoded = named(forced, bytes) else {
        throw NotText(description: "the encoding '\(forced)' is not known")
      }
      return decoded
    }
    if let guess = utf16WithoutMark(bytes) {
      let note = Assumption(
        kind: "encoding", message: "no byte order mark; zero bytes fit \(guess ? "utf-16le" : "utf-16be")")
      return utf16(bytes, from: 0, isLittleEndian: guess, assumption: note)
    }
    try refuseBinary(bytes)
    if let repaired = mostlyUTF8(bytes) { return repaired }
    if let declared, var decoded = named(declared, bytes) {
      decoded.assumptions.append(Assumption(kind: "encoding", message: "the page declares \(decoded.encoding)"))
      return decoded
    }
    let (encoding, evidence) = guessSingleByte(bytes)
    var decoded = singleByte(bytes, encoding)
    decoded.assumptions.insert(Assumption(kind: "encoding", message: evidence), at: 0)
    return decoded
  }

  private static func named(_ name: String, _ bytes: [UInt8]) -> Decoded? {
    switch name.lowercased() {
    case "utf-8", "utf8": return mostlyUTF8(bytes, atAnyRate: true)
    case "utf-16le", "utf-16": return utf16(bytes, from: 0, isLittleEndian: true, assumption: nil)
    case "utf-16be": return utf16(bytes, from: 0, isLittleEndian: false, assumption: nil)
    default: return SingleByteEncoding.named(name).map { singleByte(bytes, $0) }
    }
  }

  private static func refuseBinary(_ bytes: [UInt8]) throws {
    let controls = bytes.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    if bytes.contains(0) || controls * 20 > bytes.count {
      throw NotText(description: "the bytes are not text: \(controls) of \(bytes.count) are control characters")
    }
  }

  // MARK: UTF-16

  /// Whether zero bytes stand where the upper halves of UTF-16 units would; true for little-endian.
  private static func utf16WithoutMark(_ bytes: [UInt8]) -> Bool? {
    guard bytes.count >= 4, bytes.count % 2 == 0, bytes.contains(0) else { return nil }
    var zeros = [0, 0]
    for (offset, byte) in bytes.prefix(4096).enumerated() where byte == 0 { zeros[offset & 1] += 1 }
    let units = min(bytes.count, 4096) / 2
    if zeros[1] * 10 > units, zeros[0] * 20 < zeros[1] { return true }
    if zeros[0] * 10 > units, zeros[1] * 20 < zeros[0] { return false }
    return nil
  }

  private static func utf16(_ bytes: [UInt8], from start: Int, isLittleEndian: Bool, assumption: Assumption?) -> Decoded
  {
    var builder = DecodedBuilder(capacity: bytes.count)
    func unit(_ offset: Int) -> UInt32 {
      let (low, high) = isLittleEndian ? (bytes[offset], bytes[offset + 1]) : (bytes[offset + 1], bytes[offset])
      return UInt32(high) << 8 | UInt32(low)
    }
    var offset = start
    while offset + 1 < bytes.count {
      let first = unit(offset)
      if (0xD800...0xDBFF).contains(first), offset + 3 < bytes.count, (0xDC00...0xDFFF).contains(unit(offset + 2)) {
        builder.append(0x10000 + (first - 0xD800) << 10 + (unit(offset + 2) - 0xDC00), from: offset, length: 4)
        offset += 4
      } else {
        builder.append(first, from: offset, length: 2)
        offset += 2
      }
    }
    if offset < bytes.count { builder.append(0xFFFD, from: offset, length: 1) }
    return builder.finish(isLittleEndian ? "utf-16le" : "utf-16be", assumption)
  }

  // MARK: UTF-8 with damage

  /// The text with U+FFFD for what is no UTF-8, when there is far more that is.
  private static func mostlyUTF8(_ bytes: [UInt8], atAnyRate: Bool = false) -> Decoded? {
    var builder = DecodedBuilder(capacity: bytes.count)
    var valid = 0
    var invalid = 0
    var first: Int?
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        builder.append(UInt32(bytes[offset]), from: offset, length: 1)
        offset += 1
        continue
      }
      let (scalar, length) = sequence(bytes, at: offset)
      if let scalar {
        valid += 1
        builder.append(scalar, from: offset, length: length)
      } else {
        invalid += 1
        first = first ?? offset
        builder.append(0xFFFD, from: offset, length: length)
      }
      offset += length
    }
    guard atAnyRate || valid >= 4 * invalid else { return nil }
    let note = first.map {
      Assumption(
        kind: "invalid-utf-8",
        message: "\(invalid) sequences are not UTF-8, the first at byte \($0); each became U+FFFD")
    }
    return builder.finish("utf-8", note)
  }

  /// The multi-byte scalar at `offset` with its length; nil for a sequence that is none, with the bytes it spoils.
  private static func sequence(_ bytes: [UInt8], at offset: Int) -> (scalar: UInt32?, length: Int) {
    let lead = bytes[offset]
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

  // MARK: One byte a scalar

  /// Common letters of Arabic, most frequent first: what real text is full of and a wrong table is not.
  private static let frequent = Array("اليمونرتبعدسفهكقةحجأ".unicodeScalars.map(\.value))

  /// Arabic text has more upper bytes than Latin letters; which Arabic encoding it is shows in the commonest letters.
  private static func guessSingleByte(_ bytes: [UInt8]) -> (SingleByteEncoding, String) {
    let sample = bytes.prefix(65_536)
    let upper = sample.count { $0 >= 0xC0 }
    let latin = sample.count { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
    let arabic = SingleByteEncoding.all.filter { $0.name != "windows-1252" }.map { encoding in
      (encoding, sample.count { $0 >= 0x80 && frequent.contains(encoding.upper[Int($0) - 0x80]) })
    }
    let best = arabic.max { $0.1 < $1.1 }
    if let best, upper > latin, best.1 * 2 > upper {
      return (
        best.0,
        "no UTF-8 and nothing declared; \(best.1 * 100 / max(upper, 1)) % of the letters are common Arabic ones in \(best.0.name)"
      )
    }
    let western = SingleByteEncoding.all.first { $0.name == "windows-1252" } ?? SingleByteEncoding.all[0]
    return (western, "no UTF-8 and nothing declared; mostly Latin letters, so windows-1252")
  }

  private static func singleByte(_ bytes: [UInt8], _ encoding: SingleByteEncoding) -> Decoded {
    var builder = DecodedBuilder(capacity: bytes.count * 2)
    for (offset, byte) in bytes.enumerated() {
      let value = byte < 0x80 ? UInt32(byte) : encoding.upper[Int(byte) - 0x80]
      builder.append(value == 0 && byte >= 0x80 ? 0xFFFD : value, from: offset, length: 1)
    }
    return builder.finish(encoding.name, nil)
  }
}

/// Puts scalars together with the bytes they came from.
private struct DecodedBuilder {
  private var bytes: [UInt8] = []
  private var alignment = Alignment()

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func append(_ value: UInt32, from offset: Int, length: Int) {
    let encoded = UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}")
    let before = bytes.count
    if let encoded { bytes.append(contentsOf: encoded) }
    alignment.append(newUnit: bytes.count - before, oldUnit: length, count: 1, oldStart: offset)
  }

  func finish(_ encoding: String, _ assumption: Assumption?) -> Decoded {
    Decoded(
      text: Text(knownValid: bytes), alignment: alignment, encoding: encoding,
      assumptions: [assumption].compactMap { $0 })
  }
}
