import PipelineCore
import TextModel

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
    if let (form, length) = WideUnits.marked(bytes) { return WideUnits.decode(bytes, from: length, form) }
    if let forced {
      guard let decoded = named(forced, bytes) else {
        throw NotText(description: "the encoding '\(forced)' is not known")
      }
      return decoded
    }
    if let (form, evidence) = WideUnits.guessed(bytes) {
      return WideUnits.decode(bytes, from: 0, form, [Assumption(kind: "encoding", message: evidence)])
    }
    if let refusal = refusal(of: bytes) {
      if let decoded = ideographs(bytes) { return decoded }
      throw refusal
    }
    if let repaired = DamagedUTF8.decode(bytes, atAnyRate: bytes.starts(with: [0xEF, 0xBB, 0xBF])) { return repaired }
    return declared.flatMap { believed($0, bytes) } ?? guessed(bytes)
  }

  /// The text in the encoding that `label` means; nil when none is called so.
  private static func named(_ label: String, _ bytes: [UInt8]) -> Decoded? {
    guard let name = EncodingNames.canonical(label) else { return nil }
    switch name {
    case "utf-8": return DamagedUTF8.decode(bytes, atAnyRate: true)
    case "utf-16", "utf-32":
      let form = WideUnits.Form(width: name == "utf-16" ? 2 : 4, isLittleEndian: true)
      return WideUnits.decode(bytes, from: 0, form)
    default:
      if let form = WideUnits.Form.all.first(where: { $0.name == name }) {
        return WideUnits.decode(bytes, from: 0, form)
      }
      return SingleByteEncoding.named(name).map { singleByte(bytes, $0) } ?? MultiByte.decode(bytes, name)
    }
  }

  /// The text as the page declares it, unless its letters say clearly otherwise; nil for a declaration that cannot be true.
  private static func believed(_ label: String, _ bytes: [UInt8]) -> Decoded? {
    // A declaration in ASCII is no UTF-16, and what is no UTF-8 is not because somebody says so.
    guard let name = EncodingNames.canonical(label), !name.hasPrefix("utf-") else { return nil }
    let guess = EncodingGuess(bytes)
    if guess.pairCount >= 20, let best = guess.scores.first,
      let score = guess.scores.first(where: { $0.encoding.name == name }), guess.bits(score) > guess.bits(best) + 4
    {
      let message = "the page declares \(name), but: \(guess.evidence)"
      return singleByte(bytes, best.encoding, [Assumption(kind: "encoding", message: message)])
    }
    var decoded = named(name, bytes)
    decoded?.assumptions.insert(Assumption(kind: "encoding", message: "the page declares \(name)"), at: 0)
    return decoded
  }

  private static func guessed(_ bytes: [UInt8]) -> Decoded {
    if let decoded = MultiByte.guessed(bytes) ?? ideographs(bytes) { return decoded }
    let guess = EncodingGuess(bytes)
    if let best = guess.scores.first, guess.bits(best) > 7.5, let decoded = MultiByte.traditional(bytes) {
      return decoded
    }
    let encoding = guess.scores.first?.encoding ?? SingleByteEncoding.all[0]
    return singleByte(bytes, encoding, [Assumption(kind: "encoding", message: guess.evidence)])
  }

  private static func ideographs(_ bytes: [UInt8]) -> Decoded? {
    guard let (form, evidence) = WideUnits.guessedIdeographs(bytes) else { return nil }
    return WideUnits.decode(bytes, from: 0, form, [Assumption(kind: "encoding", message: evidence)])
  }

  /// Why `bytes` are binary data; nil when they may be text.
  private static func refusal(of bytes: [UInt8]) -> NotText? {
    let controls = bytes.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    guard bytes.contains(0) || controls * 20 > bytes.count else { return nil }
    return NotText(description: "the bytes are not text: \(controls) of \(bytes.count) are control characters")
  }

  private static func singleByte(
    _ bytes: [UInt8], _ encoding: SingleByteEncoding, _ assumptions: [Assumption] = []
  ) -> Decoded {
    var builder = DecodedBuilder(capacity: bytes.count * 2)
    for (offset, byte) in bytes.enumerated() {
      let value = byte < 0x80 ? UInt32(byte) : encoding.upper[Int(byte) - 0x80]
      if value == 0 && byte >= 0x80 {
        builder.appendDamage(from: offset, length: 1)
      } else {
        builder.append(value, from: offset, length: 1)
      }
    }
    return builder.finish(encoding.name, assumptions)
  }
}
