import Lexicon
import TextModel

/// The run of scalars up to a mark, or from a place on, without white space, brackets and quotation marks.
struct Token {
  let range: Range<Int>
  /// Its letters fold to this.
  let key: WordKey
  let isDigits: Bool
  /// Upper case at its start, lower case after it.
  let firstIsUpper: Bool
  let restIsLower: Bool
  /// How many letters there are.
  let letters: Int
  let hasVowel: Bool
  let hasStop: Bool
  let hasDigit: Bool
  /// Its letters are of an alphabet with capitals.
  let isCased: Bool

  /// The token in `range` of `text`.
  init(_ range: Range<Int>, of text: Text, tables: BreakTables) {
    self.range = range
    key = WordKey(text.utf8[range])
    var isDigits = !range.isEmpty
    var letters = 0
    var hasVowel = false
    var hasStop = false
    var hasDigit = false
    var firstIsUpper = false
    var restIsLower = true
    var isCased = true
    var position = range.lowerBound
    while position < range.upperBound {
      let (value, end) = text.scalar(at: position)
      let kind = tables.kind(of: value)
      if kind == .digit { hasDigit = true } else { isDigits = false }
      if kind == .upper, letters == 0 { firstIsUpper = true }
      if kind == .upper, letters > 0 { restIsLower = false }
      if kind == .letter { isCased = false }
      if kind.isLetter {
        letters += 1
        hasVowel = hasVowel || Token.isVowel(value)
      }
      if value == 0x2E { hasStop = true }
      position = end
    }
    self.isDigits = isDigits
    self.letters = letters
    self.hasVowel = hasVowel
    self.hasStop = hasStop
    self.hasDigit = hasDigit
    self.firstIsUpper = firstIsUpper
    self.restIsLower = restIsLower
    self.isCased = isCased
  }

  /// A capital alone, or several with stops between them: `J`, `J.R`.
  func isInitials(in text: Text, tables: BreakTables) -> Bool {
    guard isCased, letters > 0, hasStop || letters == 1 else { return false }
    var length = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let (value, end) = text.scalar(at: position)
      if value == 0x2E {
        length = 0
      } else {
        length += 1
        if length > 1 || !tables.kind(of: value).isLetter { return false }
        if !hasStop, tables.kind(of: value) != .upper { return false }
      }
      position = end
    }
    return true
  }

  /// No word of Latin or Cyrillic is spoken without a vowel, but for those that are spelt out.
  var isUnspeakable: Bool {
    isCased && !hasVowel && letters > 0 && letters <= 5 && restIsLower && !hasStop && !hasDigit
  }

  /// `XIV`: a Roman number of two digits or more.
  func isRomanNumber(in text: Text) -> Bool {
    letters >= 2 && text.utf8[range].allSatisfy { [0x49, 0x56, 0x58, 0x4C, 0x43, 0x44, 0x4D].contains($0) }
  }

  private static func isVowel(_ value: UInt32) -> Bool {
    switch value {
    case 0x41, 0x45, 0x49, 0x4F, 0x55, 0x59, 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    // Every letter of Latin-1 and Latin Extended-A but consonants with marks, which end no abbreviation without a vowel anyway.
    case 0xC0...0xC6, 0xC8...0xCF, 0xD2...0xD6, 0xD8...0xDD, 0xE0...0xE6, 0xE8...0xEF, 0xF2...0xF6, 0xF8...0xFD: true
    case 0x100...0x105, 0x112...0x11B, 0x128...0x131, 0x14C...0x153, 0x168...0x173: true
    case 0x410, 0x415, 0x418, 0x41E, 0x423, 0x42B, 0x42D...0x42F, 0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B: true
    case 0x44D...0x451, 0x401, 0x404, 0x406, 0x407, 0x454, 0x456, 0x457, 0x386...0x38F, 0x391, 0x395, 0x397, 0x399: true
    case 0x39F, 0x3A5, 0x3A9, 0x3AC...0x3B1, 0x3B5, 0x3B7, 0x3B9, 0x3BF, 0x3C5, 0x3C9...0x3CE: true
    case 0x1E00...0x1FFF: true
    default: false
    }
  }
}
