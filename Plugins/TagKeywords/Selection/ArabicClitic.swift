/// What stands before an Arabic word and is not part of it: conjunctions, prepositions.
enum ArabicClitic {
  /// The bytes before the word that are surely clitics; 0 when there are none.
  ///
  /// وال فال بال كال leave the article; لل and ولل, where the article lost its alef, are told by ``without(_:_:)``; و and ف stand before an alef with hamza.
  static func length(in bytes: ArraySlice<UInt8>) -> Int {
    let letters = self.letters(bytes)
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
  private static func isWhole(_ letters: [UInt32]) -> Bool {
    let looks = letters[0] == waw && letters[3] == 0x62F || letters[0] == ba && letters[3] == 0x63A
    let endings: Set<UInt32> = [alef, 0x629, 0x62A, kaf, 0x645, 0x646, 0x647, 0x64A]
    return looks && letters[1] == alef && letters[2] == lam && letters.count <= 7
      && letters[4...].allSatisfy(endings.contains)
  }

  /// Whether the word begins with a letter that can be a clitic.
  static func isSingleLetter(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = letters(bytes).first else { return false }
    return [waw, fa, ba, kaf, lam].contains(first)
  }

  /// The phrase without its first `length` bytes; the alef that an article lost behind ل is put back.
  static func without(_ length: Int, _ bytes: ArraySlice<UInt8>) -> String {
    let rest = String(decoding: bytes.dropFirst(length), as: UTF8.self)
    let letters = self.letters(bytes)
    let isArticle = length > 0 && letters[length / 2 - 1] == lam && letters[length / 2] == lam
    return isArticle ? "ا" + rest : rest
  }

  private static let alef: UInt32 = 0x627
  private static let ba: UInt32 = 0x628
  private static let fa: UInt32 = 0x641
  private static let kaf: UInt32 = 0x643
  private static let lam: UInt32 = 0x644
  private static let waw: UInt32 = 0x648

  /// The first letters of the first word while they are Arabic ones, of two bytes each.
  private static func letters(_ bytes: ArraySlice<UInt8>) -> [UInt32] {
    var letters: [UInt32] = []
    var place = bytes.startIndex
    while place + 1 < bytes.endIndex, letters.count < 8, (0xD8...0xD9).contains(bytes[place]) {
      letters.append(UInt32(bytes[place] & 0x1F) << 6 | UInt32(bytes[place + 1] & 0x3F))
      place += 2
    }
    return letters
  }
}
