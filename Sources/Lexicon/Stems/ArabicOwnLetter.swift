/// Arabic words whose first letter looks like a preposition or a conjunction and is their own: لبنان is not ل with بنان.
///
/// Names of places and nouns of the news. With ل before them they are written with two ل, as words with the article are: للبنان, للاجئين. وكالة looks like و, ك and the article.
public enum ArabicOwnLetter {
  private static let words = numbers(
    """
    لبنان ليبي لندن لاهاي لشبون لوكسمبورغ لكسمبورغ ليتواني لاتفي ليبيري لاوس ليون لوزان ليفربول لايبزيغ لوس لاتين لورد لاعب لاجئ
    لجنه لجان لقاء لقاح لغه لغات لغوي لون لواء لوائح لائحه لحظه لحظات ليله ليالي لحوم لقب لوحه لوحات لصوص لهجه لهجات لسان لعبه
    لافته لقطه لقطات لمس لمسه لمست لمسته ليبرالي لوجستي كمبردج وادي وكاله وكالات وكالت واتساب
    """)
  private static let endings = numbers("ه ا ات ي يه يات يين يون ين ون ان ها هم")
  private static let longestEnding = 3
  /// A letter takes so many bits in the number of a word.
  private static let bits = 6
  /// More letters than this do not fit a number; the words have at most nine.
  private static let most = 10

  /// Whether a word, folded or as it is written, without what stands before it, is one of them, with an ending or none.
  public static func begins(_ word: UnsafeBufferPointer<UInt16>) -> Bool {
    guard word.count >= 3, mayBegin(word[0], word[1]) else { return false }
    // Long enough for any of the words; what is left must be an ending.
    var stem: UInt64 = 0
    for place in 0..<min(word.count, most) {
      guard let number = number(of: word[place]) else { return false }
      stem = stem << bits | number
      let left = word.count - place - 1
      if place >= 2, left <= longestEnding, isEnding(word[(place + 1)...]), words.contains(stem) { return true }
    }
    return false
  }

  /// Whether one of the words may begin with two letters, which turns nearly all words away.
  private static func mayBegin(_ first: UInt16, _ second: UInt16) -> Bool {
    let (waw, alef, kaf, mim): (UInt16, UInt16, UInt16, UInt16) = (0x648, 0x627, 0x643, 0x645)
    return first == 0x644 || first == waw && (second == alef || second == kaf) || first == kaf && second == mim
  }

  private static func isEnding(_ letters: Slice<UnsafeBufferPointer<UInt16>>) -> Bool {
    var ending: UInt64 = 0
    for letter in letters {
      guard let number = number(of: letter) else { return false }
      ending = ending << bits | number
    }
    return letters.isEmpty || endings.contains(ending)
  }

  /// A folded letter as a number below 64 and not 0; nil for one that is not of the Arabic alphabet.
  private static func number(of letter: UInt16) -> UInt64? {
    let folded = Folding.fold(UInt32(letter)).folded
    return (0x621...0x65F).contains(folded) ? UInt64(folded - 0x620) : nil
  }

  private static func numbers(_ words: String) -> Set<UInt64> {
    Set(words.split(whereSeparator: \.isWhitespace).map { $0.utf16.reduce(0) { $0 << bits | (number(of: $1) ?? 0) } })
  }
}
