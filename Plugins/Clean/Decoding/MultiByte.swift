import CICU
import PipelineCore
import TextModel

/// Encodings of Chinese, Japanese and Korean in one to four bytes a character, read by the converters of ICU.
enum MultiByte {
  /// The text of `bytes` in the encoding called `name`; nil when ICU has no such converter.
  static func decode(_ bytes: [UInt8], _ name: String, _ assumptions: [Assumption] = []) -> Decoded? {
    guard let (units, offsets) = converted(bytes, name) else { return nil }
    var builder = DecodedBuilder(capacity: bytes.count * 2)
    var index = 0
    while index < units.count {
      let first = UInt32(units[index])
      let start = Int(offsets[index])
      var next = index + 1
      var scalar = first
      if (0xD800...0xDBFF).contains(first), next < units.count, (0xDC00...0xDFFF).contains(units[next]) {
        scalar = 0x10000 + (first - 0xD800) << 10 + (UInt32(units[next]) - 0xDC00)
        next += 1
      }
      // Some bytes stand for two characters: both lead back to them.
      let end = next < units.count ? Int(offsets[next]) : bytes.count
      if scalar == 0xFFFD {
        builder.appendDamage(from: start, length: max(end - start, 0))
      } else {
        builder.append(scalar, from: start, length: max(end - start, 0))
      }
      index = next
    }
    return builder.finish(name, assumptions)
  }

  private static func converted(_ bytes: [UInt8], _ name: String) -> (units: [UInt16], offsets: [Int32])? {
    guard bytes.count <= Int(Int32.max) / 2 else { return nil }
    let capacity = bytes.count * 2 + 16
    var units = [UInt16](repeating: 0, count: capacity)
    var offsets = [Int32](repeating: 0, count: capacity)
    let count = bytes.withUnsafeBufferPointer { bytes in
      icu_convert(name, bytes.baseAddress, Int32(bytes.count), &units, &offsets, Int32(capacity))
    }
    return count < 0 ? nil : (Array(units.prefix(Int(count))), Array(offsets.prefix(Int(count))))
  }

  // MARK: Guessing

  /// What a pair of bytes is in an encoding.
  private enum Kind { case typical, everyday, rare, impossible }

  /// The text where `bytes` are certain to be in one of these encodings: no sequence is wrong, and nearly all are everyday characters.
  static func guessed(_ bytes: [UInt8]) -> Decoded? {
    let sample = bytes.prefix(8192)
    guard sample.count(where: { $0 >= 0x80 }) >= 20 else { return nil }
    for guess in guesses {
      guard let share = guess.share(sample) else { continue }
      let message =
        "no UTF-8 and nothing declared; \(share) % of the double bytes are everyday characters in \(guess.name)"
      let note = Assumption(kind: "encoding", message: message)
      if let decoded = decode(bytes, guess.name, [note]), decoded.assumptions.count == 1 { return decoded }
    }
    return nil
  }

  /// The text of bytes that make no words in any encoding of one byte, where all of it is Chinese in gb18030: traditional characters, which are
  /// none of the everyday ones there.
  static func traditional(_ bytes: [UInt8]) -> Decoded? {
    let note = Assumption(
      kind: "encoding",
      message: "no UTF-8 and nothing declared; no words in other encodings, and all of it Chinese in gb18030")
    guard let decoded = decode(bytes, "gb18030", [note]), decoded.assumptions.count == 1 else { return nil }
    var (ideographs, others) = (0, 0)
    for scalar in decoded.text.string.unicodeScalars where scalar.value >= 0x80 {
      if (0x4E00...0x9FFF).contains(scalar.value) || (0x2010...0x30FF).contains(scalar.value) || scalar.value >= 0xFF01
      {
        ideographs += 1
      } else {
        others += 1
      }
    }
    return ideographs >= 20 && others * 20 < ideographs ? decoded : nil
  }

  private struct Guess: Sendable {
    let name: String
    /// How many of a hundred pairs must be typical of the language.
    let leastTypical: Int
    let kind: @Sendable (_ lead: UInt8, _ trail: UInt8) -> Kind

    /// How many of a hundred pairs that begin in the upper half are everyday characters; nil where too few are, or one cannot be.
    func share(_ bytes: ArraySlice<UInt8>) -> Int? {
      var position = bytes.startIndex
      var (typical, good, all) = (0, 0, 0)
      while position + 1 < bytes.endIndex {
        let lead = bytes[position]
        position += 1
        if lead < 0x80 { continue }
        switch kind(lead, bytes[position]) {
        case .impossible: return nil
        case .typical: (typical, good) = (typical + 1, good + 1)
        case .everyday: good += 1
        case .rare: break
        }
        position += 1
        all += 1
      }
      return all >= 10 && typical * 100 >= leastTypical * all && good * 100 >= 85 * all ? good * 100 / all : nil
    }
  }

  /// Kana for Japanese, syllables of Korean, and for Chinese the level of the commoner characters.
  private static let guesses: [Guess] = [
    Guess(name: "euc-jp", leastTypical: 20) { lead, trail in
      if lead < 0xA1 || trail < 0xA1 { return .impossible }
      return lead == 0xA4 || lead == 0xA5 ? .typical : lead == 0xA1 || (0xB0...0xCF).contains(lead) ? .everyday : .rare
    },
    Guess(name: "shift_jis", leastTypical: 20) { lead, trail in
      if (0xA0...0xDF).contains(lead) || lead > 0xEA || trail < 0x40 || trail == 0x7F || trail > 0xFC {
        return .impossible
      }
      if lead == 0x82 && trail >= 0x9F || lead == 0x83 { return .typical }
      return lead <= 0x82 || (0x88...0x97).contains(lead) ? .everyday : .rare
    },
    Guess(name: "euc-kr", leastTypical: 80) { lead, trail in
      if lead < 0xA1 || trail < 0xA1 || lead == 0xFF || trail == 0xFF { return .impossible }
      return (0xB0...0xC8).contains(lead) ? .typical : lead == 0xA1 ? .everyday : .rare
    },
    Guess(name: "gb18030", leastTypical: 70) { lead, trail in
      if lead < 0xA1 || trail < 0xA1 || lead == 0xFF || trail == 0xFF { return .impossible }
      return (0xB0...0xD7).contains(lead) ? .typical : lead == 0xA1 || lead == 0xA3 ? .everyday : .rare
    },
    Guess(name: "big5", leastTypical: 70) { lead, trail in
      if lead < 0xA1 || lead > 0xF9 || trail < 0x40 || (0x7F...0xA0).contains(trail) || trail == 0xFF {
        return .impossible
      }
      return (0xA4...0xC6).contains(lead) ? .typical : lead == 0xA1 ? .everyday : .rare
    },
  ]
}
