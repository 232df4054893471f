import PipelineCore

/// UTF-16 and UTF-32: units of two or four bytes, in either order.
enum WideUnits {
  /// A form of units.
  struct Form: Equatable {
    let width: Int
    let isLittleEndian: Bool

    var name: String { "utf-\(width * 8)\(isLittleEndian ? "le" : "be")" }

    static let all = [2, 4].flatMap { width in [true, false].map { Form(width: width, isLittleEndian: $0) } }

    /// The unit at `offset`; it must lie in `bytes`.
    @inline(__always)
    fileprivate func unit(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
      var value: UInt32 = 0
      for step in 0..<width {
        value |= UInt32(bytes[offset + step]) << UInt32(8 * (isLittleEndian ? step : width - 1 - step))
      }
      return value
    }
  }

  // MARK: Which form

  /// The form that a byte order mark shows, and the length of the mark.
  static func marked(_ bytes: [UInt8]) -> (form: Form, length: Int)? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (Form(width: 4, isLittleEndian: true), 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (Form(width: 4, isLittleEndian: false), 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (Form(width: 2, isLittleEndian: true), 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (Form(width: 2, isLittleEndian: false), 2) }
    return nil
  }

  /// The form in which `bytes` without a mark are nearly all characters of everyday scripts, and in no other form.
  ///
  /// Zero bytes must show that these are wide units at all: the upper half of spaces, digits and line ends. Which order it is, is judged by where
  /// the units fall, so that scripts whose letters have no zero bytes are read too.
  static func guessed(_ bytes: [UInt8]) -> (form: Form, evidence: String)? {
    guard bytes.count >= 4, bytes.prefix(8192).contains(0) else { return nil }
    return guessed(bytes, least: 0.9, isEveryday: isEveryday)
  }

  /// The form in which `bytes` without a zero among them are nearly all kana and Chinese characters: a text without spaces, digits and line ends.
  static func guessedIdeographs(_ bytes: [UInt8]) -> (form: Form, evidence: String)? {
    if bytes.count < 60 { return nil }
    return guessed(bytes, least: 0.97) { unit, isWide in !isWide && isIdeographOrKana(unit) }
  }

  private static func guessed(
    _ bytes: [UInt8], least: Double, isEveryday: (UInt32, Bool) -> Bool
  ) -> (form: Form, evidence: String)? {
    let shares = Form.all.map { ($0, everydayShare(bytes, $0, isEveryday)) }.sorted { $0.1 > $1.1 }
    guard shares[0].1 >= least, shares[1].1 < shares[0].1 - 0.2 else { return nil }
    let percent = Int((shares[0].1 * 100).rounded(.down))
    return (
      shares[0].0,
      "no byte order mark; \(percent) % of the units are characters of everyday scripts in \(shares[0].0.name)"
    )
  }

  private static func everydayShare(_ bytes: [UInt8], _ form: Form, _ isEveryday: (UInt32, Bool) -> Bool) -> Double {
    let sampled = min(bytes.count, 8192) / form.width
    if sampled == 0 { return 0 }
    var everyday = 0
    for index in 0..<sampled where isEveryday(form.unit(bytes, index * form.width), form.width == 4) {
      everyday += 1
    }
    return Double(everyday) / Double(sampled)
  }

  private static func isEveryday(_ unit: UInt32, _ isWide: Bool) -> Bool {
    // In the wrong order, letters of ASCII are characters of Chinese that end in a zero byte.
    if !isWide, unit & 0xFF == 0 { return unit == 0x4E00 }
    return switch unit {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x17F, 0x370...0x6FF, 0x900...0xEFF, 0x10D0...0x10FF, 0x1E00...0x1FFF,
      0x200B...0x2026, 0x3001...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFB50...0xFDFF, 0xFE70...0xFEFF,
      0xFF01...0xFF5E:
      true
    case 0xD800...0xDFFF: !isWide
    case 0x1F000...0x1FAFF: isWide
    default: false
    }
  }

  private static func isIdeographOrKana(_ unit: UInt32) -> Bool {
    (0x3001...0x30FF).contains(unit) || (0x4E00...0x9FFF).contains(unit) || (0xFF01...0xFF5E).contains(unit)
  }

  // MARK: Reading

  /// The text of `bytes` from `start` on.
  static func decode(_ bytes: [UInt8], from start: Int, _ form: Form, _ assumptions: [Assumption] = []) -> Decoded {
    var builder = DecodedBuilder(capacity: bytes.count)
    var offset = start
    while offset + form.width <= bytes.count {
      let first = form.unit(bytes, offset)
      if form.width == 2, (0xD800...0xDBFF).contains(first), offset + 4 <= bytes.count,
        case let second = form.unit(bytes, offset + 2), (0xDC00...0xDFFF).contains(second)
      {
        builder.append(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), from: offset, length: 4)
        offset += 4
      } else {
        builder.append(first, from: offset, length: form.width)
        offset += form.width
      }
    }
    if offset < bytes.count { builder.appendDamage(from: offset, length: bytes.count - offset) }
    return builder.finish(form.name, assumptions)
  }
}
