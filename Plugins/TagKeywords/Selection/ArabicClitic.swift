import Lexicon
import TextModel

/// What stands before an Arabic word and is not part of it: conjunctions, prepositions.
enum ArabicClitic {
  /// The bytes before the word that are surely clitics; 0 when there are none.
  ///
  /// وال فال بال كال leave the article; لل and ولل, where the article lost its alef, are told by ``without(_:_:)``; و and ف stand before an alef with hamza; others are
  /// told by the shape of the word, see `ArabicShapes`.
  ///
  /// - Parameter isCertain: whether the first letter is known to be one.
  static func length(in bytes: UnsafeBufferPointer<UInt8>, isCertain: Bool) -> Int {
    let length = length(in: bytes)
    let looks = length > 0 || isCertain && isSingleLetter(bytes)
    let letters = ArabicLetters(bytes)
    guard looks, !letters.beginWithOwn(from: 0) else { return 0 }
    // A word of another script stands behind a line that leads there, as in لـCNN.
    return max(length, 2) + (letters.count == 2 && letters[1] == .tatweel ? 2 : 0)
  }

  private static func length(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = bytes.first, (0xD8...0xD9).contains(first) else { return 0 }
    let letters = ArabicLetters(bytes)
    guard letters.count >= 5 else { return 0 }
    var start = letters[0].isArabicConjunction ? 1 : 0
    if start == 1, letters.beginWithOwn(from: 1) { return 2 }
    if letters[start] == .ba || letters[start] == .kaf { start += 1 }
    if start > 0, letters[start] == .alef, letters[start + 1] == .lam { return start * 2 }
    start = letters[0].isArabicConjunction ? 1 : 0
    if letters[start] == .lam, letters[start + 1] == .lam { return (start + 1) * 2 }
    if letters[0].isArabicConjunction, letters[1].isAlefWithSign { return 2 }
    return ArabicShapes.clitics(of: letters) * 2
  }

  /// Whether the word begins with a letter that can be a clitic.
  private static func isSingleLetter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let letters = ArabicLetters(bytes)
    return letters.count > 0 && letters[0].isArabicClitic
  }

  /// The phrase without its first `length` bytes; the alef that an article lost behind ل is put back.
  static func without(_ length: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let rest = String(knownValid: UnsafeBufferPointer(rebasing: bytes[length...]))
    if length == 0 { return rest }
    let letters = ArabicLetters(bytes)
    let isArticle =
      letters[length / 2 - 1] == .lam && letters[length / 2] == .lam && !letters.beginWithOwn(from: length / 2)
    return isArticle ? "ا" + rest : rest
  }
}
