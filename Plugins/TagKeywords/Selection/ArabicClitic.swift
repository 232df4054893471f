import Lexicon
import TextModel

/// What stands before an Arabic word and is not part of it: conjunctions, prepositions.
enum ArabicClitic {
  /// The bytes before the word that are surely clitics; 0 when there are none.
  ///
  /// وال فال بال كال leave the article; لل and ولل, where the article lost its alef, are told by ``without(_:_:)``; و and ف stand before an alef with hamza.
  ///
  /// - Parameter isCertain: whether the first letter is known to be one.
  static func length(in bytes: UnsafeBufferPointer<UInt8>, isCertain: Bool) -> Int {
    let length = length(in: bytes)
    let looks = length > 0 || isCertain && isSingleLetter(bytes)
    return looks && !ArabicLetters(bytes).beginWithOwn(from: 0) ? max(length, 2) : 0
  }

  private static func length(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = bytes.first, (0xD8...0xD9).contains(first) else { return 0 }
    let letters = ArabicLetters(bytes)
    guard letters.count >= 5, !isWhole(letters) else { return 0 }
    var start = letters[0] == waw || letters[0] == fa ? 1 : 0
    if letters[start] == ba || letters[start] == kaf { start += 1 }
    if start > 0, letters[start] == alef, letters[start + 1] == lam { return start * 2 }
    start = letters[0] == waw || letters[0] == fa ? 1 : 0
    if letters[start] == lam, letters[start + 1] == lam { return (start + 1) * 2 }
    let isHamza = letters[1] == 0x623 || letters[1] == 0x625 || letters[1] == 0x622
    return (letters[0] == waw || letters[0] == fa) && isHamza ? 2 : 0
  }

  /// Whether the word is one of والد or بالغ with an ending, which only look as if they had a clitic and the article.
  private static func isWhole(_ letters: ArabicLetters) -> Bool {
    let looks = letters[0] == waw && letters[3] == 0x62F || letters[0] == ba && letters[3] == 0x63A
    return looks && letters[1] == alef && letters[2] == lam && letters.count <= 7
      && (4..<letters.count).allSatisfy { isEnding(letters[$0]) }
  }

  // ا ة ت ك م ن ه ي
  private static func isEnding(_ letter: UInt32) -> Bool {
    letter == alef || letter == 0x629 || letter == 0x62A || letter == kaf || (0x645...0x647).contains(letter)
      || letter == 0x64A
  }

  /// Whether the word begins with a letter that can be a clitic.
  private static func isSingleLetter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let lead = bytes.first, (0xD8...0xD9).contains(lead), let first = ArabicLetters(bytes).first else {
      return false
    }
    return first == waw || first == fa || first == ba || first == kaf || first == lam
  }

  /// The phrase without its first `length` bytes; the alef that an article lost behind ل is put back.
  static func without(_ length: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let rest = String(knownValid: UnsafeBufferPointer(rebasing: bytes[length...]))
    if length == 0 { return rest }
    let letters = ArabicLetters(bytes)
    let isArticle =
      letters[length / 2 - 1] == lam && letters[length / 2] == lam && !letters.beginWithOwn(from: length / 2)
    return isArticle ? "ا" + rest : rest
  }

  private static let alef: UInt32 = 0x627
  private static let ba: UInt32 = 0x628
  private static let fa: UInt32 = 0x641
  private static let kaf: UInt32 = 0x643
  private static let lam: UInt32 = 0x644
  private static let waw: UInt32 = 0x648
}

/// The letters of an Arabic word at the start of a phrase, of two bytes each; at most sixteen are counted.
private struct ArabicLetters {
  private static let most = 16

  private let bytes: UnsafeBufferPointer<UInt8>
  let count: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    var count = 0
    while count < ArabicLetters.most, 2 * count + 1 < bytes.count, (0xD8...0xD9).contains(bytes[2 * count]) {
      count += 1
    }
    self.count = count
  }

  subscript(place: Int) -> UInt32 {
    UInt32(bytes[2 * place] & 0x1F) << 6 | UInt32(bytes[2 * place + 1] & 0x3F)
  }

  var first: UInt32? { count == 0 ? nil : self[0] }

  /// Whether the letters from `start` on are a word whose first letter is its own.
  func beginWithOwn(from start: Int) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: ArabicLetters.most) { letters in
      for place in 0..<max(0, count - start) { letters[place] = UInt16(truncatingIfNeeded: self[start + place]) }
      return ArabicOwnLetter.begins(UnsafeBufferPointer(rebasing: letters[..<max(0, count - start)]))
    }
  }
}
