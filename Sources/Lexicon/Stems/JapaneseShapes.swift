/// What the scripts of a Japanese word tell: topics are written in kanji and katakana, grammar in hiragana.
enum JapaneseShapes {
  /// Whether a word is a verb, an adjective or a word of grammar: all hiragana, or with an ending in hiragana that nouns made from verbs do not have.
  static func isVerb(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 3, bytes.count % 3 == 0, let last = hiragana(at: bytes.count - 3, in: bytes) else {
      return false
    }
    let isAll = stride(from: 0, to: bytes.count, by: 3).allSatisfy { hiragana(at: $0, in: bytes) != nil }
    return isAll || bytes.count > 3 && !nounEndings.contains(last)
  }

  /// い え き け げ し せ ち み め り れ: 違い, 取り組み, 引き上げ.
  private static let nounEndings: Set<UInt32> = [
    0x3044, 0x3048, 0x304D, 0x3051, 0x3052, 0x3057, 0x305B, 0x3061, 0x307F, 0x3081, 0x308A, 0x308C,
  ]

  /// The hiragana letter of three bytes at a place; nil for another one.
  private static func hiragana(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard bytes[place] == 0xE3 else { return nil }
    let value = 0x3000 | UInt32(bytes[place + 1] & 0x3F) << 6 | UInt32(bytes[place + 2] & 0x3F)
    return (0x3041...0x3096).contains(value) ? value : nil
  }
}
