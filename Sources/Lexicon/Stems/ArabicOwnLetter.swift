/// Arabic words whose first letter looks like a preposition or a conjunction and is their own: لبنان is not ل with بنان, nor كاليفورنيا ك with an article.
///
/// Names and nouns of the news. With ل before them those in ل are written with two, as words with the article are: للبنان, للاجئين.
public enum ArabicOwnLetter {
  /// Words that endings may follow.
  private static let words = numbers(
    """
    لبنان ليبي لشبون لوكسمبورغ لكسمبورغ ليتواني لاتفي ليبيري لوزان لاتين لاعب لاجئ لجنه لجان لقاء لقاح لغه لغات لغوي لون لواء
    لوائح لائحه لحظه لحظات ليله ليالي لحوم لقب لوحه لوحات لصوص لهجه لهجات لسان لعبه لافته لقطه لقطات لمس لمسه لمست لمسته ليره
    ليرات لياقه لحيه ليبرالي لوجستي كمبردج وادي وكاله وكالات وكالت واتساب والد والدت بالغ بالغت بالون باليستي بالستي باليستيك
    بالستيك كاليفورني فرقاط فار
    """)
  /// Names that none follows.
  private static let names = numbers(
    """
    لندن لاهاي لاوس ليون ليفربول لايبزيغ لوس لورد لوكوموتيف ليونيل لوكاس ليغانيس ليفانتي ليفاندوفسكي لاري كاليفورنيا كالياري
    كالينينغراد كاليننغراد كالينيتش كالديرون كالابريا كاليدونيا كالوشا كيليان فالنسيا فالينسيا فالفيردي فالبيردي فالكاو فالكون
    فالديفيا فالديس فالديز فاليكانو فالنتين فالنتاين فاليري فاليتا بالنسيا بالبيردي بالوتيلي بالدوين بالوتا باليرمو بالاس بالارو
    بالميراس بالتيمور بالوتشستان بالوتشيستان والاس والت والتر والستروم والونيا
    """)
  private static let endings = numbers("ه ا ات ي يه يات يين يون ين ون ان ها هم")
  private static let longestEnding = 3
  /// A letter takes so many bits in the number of a word.
  private static let bits = 6
  /// Of longer words the last ten letters are the number.
  private static let most = 12

  /// Whether a word, folded or as it is written, without what stands before it, is one of them, with an ending or none.
  public static func begins(_ word: UnsafeBufferPointer<UInt16>) -> Bool {
    guard word.count >= 3, mayBegin(word[0], word[1]) else { return false }
    // Long enough for any of the words; what is left must be an ending.
    var stem: UInt64 = 0
    for place in 0..<min(word.count, most) {
      guard let number = number(of: word[place]) else { return false }
      stem = stem << bits | number
      let left = word.count - place - 1
      if left == 0, names.contains(stem) { return true }
      if place >= 2, left <= longestEnding, isEnding(word[(place + 1)...]), words.contains(stem) { return true }
    }
    return false
  }

  /// Whether one of the words may begin with two letters, which turns nearly all others away.
  private static func mayBegin(_ first: UInt16, _ second: UInt16) -> Bool {
    switch first {
    case 0x644: true
    case 0x628: isAlef(second)
    case 0x641: isAlef(second) || second == 0x631
    case 0x643: isAlef(second) || second == 0x645 || second == 0x64A
    case 0x648: isAlef(second) || second == 0x643
    default: false
    }
  }

  private static func isAlef(_ letter: UInt16) -> Bool { letter == 0x627 || letter == 0x623 }

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
