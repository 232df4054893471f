import PipelineCore
import TextModel

/// The text of some bytes, the way back to them, and what was assumed.
struct Decoded {
  let text: Text
  let alignment: Alignment
  let encoding: String
  var assumptions: [Assumption] = []
}

/// Puts scalars together with the bytes they came from.
struct DecodedBuilder {
  private var bytes: [UInt8] = []
  private var alignment = Alignment()
  private var damaged = 0
  private var firstDamage = 0

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Adds the scalar that stands in `length` bytes at `offset`; what is no scalar becomes U+FFFD and counts as damage.
  mutating func append(_ value: UInt32, from offset: Int, length: Int) {
    let before = bytes.count
    if value < 0x80 {
      bytes.append(UInt8(value))
    } else if let encoded = Unicode.Scalar(value).flatMap(UTF8.encode) {
      bytes.append(contentsOf: encoded)
    } else {
      return appendDamage(from: offset, length: length)
    }
    alignment.append(newUnit: bytes.count - before, oldUnit: length, count: 1, oldStart: offset)
  }

  /// Adds U+FFFD for `length` bytes at `offset` that mean nothing.
  mutating func appendDamage(from offset: Int, length: Int) {
    if damaged == 0 { firstDamage = offset }
    damaged += 1
    bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
    alignment.append(newUnit: 3, oldUnit: length, count: 1, oldStart: offset)
  }

  /// The text, with an assumption about its damage behind those given.
  func finish(_ encoding: String, _ assumptions: [Assumption] = []) -> Decoded {
    var assumptions = assumptions
    if damaged > 0 {
      assumptions.append(
        Assumption(
          kind: "invalid-\(encoding)",
          message:
            "\(damaged) sequences are not \(encoding == "utf-8" ? "UTF-8" : encoding), the first at byte \(firstDamage); each became U+FFFD"
        ))
    }
    return Decoded(
      text: Text(knownValid: bytes), alignment: alignment, encoding: encoding, assumptions: assumptions)
  }
}
