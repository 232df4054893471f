import TextModel

/// Mends UTF-8 that was read in an encoding of one byte a character and written as UTF-8 again: `Ã©` for `é`, `ط§ظ„` for `ال`.
///
/// A unit is a run of characters whose bytes in the other encoding are one multi-byte character of UTF-8, and one that texts have. A unit is a strong
/// witness when it holds a sign that follows no letter in writing, as `©` or `§` or a control; letters, quotation marks and stops may; or when its capital
/// stands behind a small letter. In
/// Arabic and Cyrillic, where the units begin with common letters, a whole run of characters outside ASCII must consist of units.
struct DoubleEncoding {
  /// What was mended.
  struct Repair {
    let text: Text
    let alignment: Alignment
    let encoding: String
    let count: Int
    /// Where the first one stood in the text before.
    let first: Int
  }

  /// A mended stretch.
  private struct Unit {
    let range: TextRange
    let scalar: Unicode.Scalar
    let isStrong: Bool
    var lead: UInt8
  }

  private let name: String
  /// The byte of each character beyond ASCII.
  private let bytes: [UInt32: UInt8]
  private let needsWholeRuns: Bool

  private init(_ name: String, needsWholeRuns: Bool) {
    self.name = name
    self.needsWholeRuns = needsWholeRuns
    var bytes: [UInt32: UInt8] = [:]
    for (place, value) in (SingleByteEncoding.named(name)?.upper ?? []).enumerated() where value != 0 {
      bytes[value] = UInt8(0x80 + place)
    }
    // Readers of windows-1252, and all of latin-1, leave bytes that have no character as controls.
    for byte in UInt8(0x80)...0x9F where !needsWholeRuns { bytes[UInt32(byte)] = byte }
    self.bytes = bytes
  }

  private static let all = [
    DoubleEncoding("windows-1252", needsWholeRuns: false), DoubleEncoding("windows-1256", needsWholeRuns: true),
    DoubleEncoding("windows-1251", needsWholeRuns: true),
  ]

  /// The text with what is certain mended, once for each time that it was encoded too often; none for text without.
  ///
  /// - Complexity: O(n).
  static func repairs(of text: Text) -> [Repair] {
    var repairs: [Repair] = []
    for _ in 0..<3 {
      let before = repairs.count
      for encoding in all {
        if let repair = encoding.repair(repairs.last?.text ?? text) { repairs.append(repair) }
      }
      if repairs.count == before { break }
    }
    return repairs
  }

  private func repair(_ text: Text) -> Repair? {
    let units = needsWholeRuns ? unitsOfWholeRuns(text) : self.units(text, 0, text.count, all: false) ?? []
    let strong = units.count(where: \.isStrong)
    guard let first = units.first, isCertain(units, strong) else { return nil }
    // One or two strong witnesses speak for themselves alone.
    let certain = strong >= 3 ? units : units.filter(\.isStrong)
    var editor = TextEditor(text)
    for unit in certain {
      editor.replace(unit.range, with: Array(UTF8.encode(unit.scalar) ?? UTF8.encodedReplacementCharacter))
    }
    let (mended, alignment) = editor.finish()
    return Repair(
      text: mended, alignment: alignment, encoding: name, count: certain.count,
      first: Int((certain.first ?? first).range.start))
  }

  private func isCertain(_ units: [Unit], _ strong: Int) -> Bool {
    if needsWholeRuns { return strong >= 3 && units.count >= 5 }
    if strong >= 2 { return true }
    guard let only = units.first(where: \.isStrong) else { return false }
    // Latin letters, quotation marks and dashes, the mark at the start.
    return only.lead == 0xC3 || (0x2010...0x2044).contains(only.scalar.value) || only.scalar == "\u{FEFF}"
  }

  // MARK: Units

  private func unitsOfWholeRuns(_ text: Text) -> [Unit] {
    var found: [Unit] = []
    let bytes = text.utf8.span
    var position = 0
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      var end = position
      while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
      if let units = units(text, position, end, all: true) { found += units }
      position = end
    }
    return found
  }

  /// The units between `start` and `end`; nil where `all` of it must be units and is not.
  private func units(_ text: Text, _ start: Int, _ end: Int, all: Bool) -> [Unit]? {
    var found: [Unit] = []
    var position = start
    while position < end {
      if let unit = unit(text, at: position, before: end) {
        found.append(unit)
        position = Int(unit.range.end)
      } else if all {
        return nil
      } else {
        position = text.scalar(at: position).end
      }
    }
    return found
  }

  private func unit(_ text: Text, at start: Int, before end: Int) -> Unit? {
    if text.utf8[start] < 0xC2 { return nil }
    var (character, position) = text.scalar(at: start)
    guard let lead = bytes[character], (0xC2...0xF4).contains(lead) else { return nil }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    // A capital behind a small letter is none of the word's.
    var isStrong = !needsWholeRuns && length == 2 && start > 0 && (0x61...0x7A).contains(text.utf8[start - 1])
    for _ in 1..<length {
      guard position < end else { return nil }
      (character, position) = text.scalar(at: position)
      guard let byte = bytes[character], byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
      isStrong = isStrong || !DoubleEncoding.mayFollowLetter(character)
    }
    let least: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    guard value >= least, DoubleEncoding.isEveryday(value), let scalar = Unicode.Scalar(value) else { return nil }
    return Unit(range: TextRange(start, position), scalar: scalar, isStrong: isStrong, lead: lead)
  }

  /// Whether a character may stand behind a letter in writing: letters, closing marks, powers.
  private static func mayFollowLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0, 0xAA, 0xAB, 0xAE, 0xB0, 0xB2...0xB4, 0xB7, 0xB9, 0xBA, 0xBB, 0xD7, 0x152...0x17E, 0x400...0x6FF,
      0x200C...0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x203A, 0x2116, 0x2122:
      true
    default: false
    }
  }

  /// Whether texts have a character often enough to be what was meant.
  private static func isEveryday(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0...0x17F, 0x370...0x45F, 0x490, 0x491, 0x5D0...0x5EA, 0x600...0x6FF, 0x900...0xE5B, 0x1E00...0x1EFF,
      0x200B...0x2044, 0x20AC, 0x2116, 0x2122, 0x2190...0x21FF, 0x25A0...0x27BF, 0x3000...0x30FF, 0x4E00...0x9FFF,
      0xAC00...0xD7A3, 0xFE70...0xFEFF, 0x1F300...0x1FAFF:
      true
    default: false
    }
  }
}
