/// Arabic words whose first letter looks like a preposition or a conjunction and is their own: لبنان is not ل with بنان.
///
/// Names of places and nouns of the news. With ل before them they are written with two ل, as words with the article are: للبنان, للاجئين. وكالة looks like و, ك and the article.
public enum ArabicOwnLetter {
  private static let words = set(
    """
    لبنان ليبي لندن لاهاي لشبون لوكسمبورغ لكسمبورغ ليتواني لاتفي ليبيري لاوس ليون لوزان ليفربول لايبزيغ لوس لاتين لورد لاعب لاجئ
    لجنه لجان لقاء لقاح لغه لغات لغوي لون لواء لوائح لائحه لحظه لحظات ليله ليالي لحوم لقب لوحه لوحات لصوص لهجه لهجات لسان لعبه
    لافته لقطه لقطات ليبرالي لوجستي وادي وكاله وكالات وكالت
    """)
  private static let endings = set("ه ا ات ي يه يات يين يون ين ون ان ها هم").union([[]])

  private static func set(_ words: String) -> Set<[UInt16]> {
    Set(words.split(whereSeparator: \.isWhitespace).map { Array($0.utf16) })
  }

  /// Whether a word, folded or as it is written, without what stands before it, is one of them, with an ending or none.
  public static func begins(_ word: some Collection<UInt16>) -> Bool {
    guard let first = word.first, first == 0x644 || first == 0x648, word.count >= 3 else { return false }
    let letters = word.map { UInt16(truncatingIfNeeded: Folding.fold(UInt32($0)).folded) }
    return endings.contains { ending in
      letters.count >= ending.count + 3 && letters.suffix(ending.count).elementsEqual(ending)
        && words.contains(letters.dropLast(ending.count))
    }
  }
}
