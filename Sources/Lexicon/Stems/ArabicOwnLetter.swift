/// Arabic words whose first letter looks like a preposition or a conjunction and is their own: لبنان is not ل with بنان, nor كاليفورنيا ك with an article.
///
/// Names and nouns of the news. With ل before them those in ل are written with two, as words with the article are: للبنان, للاجئين.
public enum ArabicOwnLetter {
  /// Words that endings may follow.
  private static let words = letters(
    """
    لؤلؤ لائحه لاتفي لاتين لاجئ لاعب لافته لباس لبن لبنان لترات لجا لجات لجان لجنه لجوء لجوئ لحاق لحظات لحظت لحظه لحظي لحق لحقت
    لحم لحمى لحن لحوم لحيت لحيه لدغ لدغات لذيذ لزام لسان لشبون لصوص لصيق لطيف لعب لعبت لعبه لعنه لغات لغت لغه لغوي لفائف لفاف
    لفظ لفظي لقاء لقاؤ لقائ لقاح لقب لقطات لقطه لقيت لكسمبورغ لكمات لكمه لمحات لمس لمسات لمست لمسته لمسه لمعان لندني لهجات لهجت
    لهجه لهو لهيب لواء لوائح لوجستي لوحات لوحه لوزان لوكسمبورغ لون لياقه ليالي ليبرالي ليبي ليبيري ليتواني ليرات ليره ليله
    واتساب وادي والد والدت والدي وكالات وكالت وكاله كاليفورني كمبردج بالستي بالستيك بالغ بالغت بالون باليستي باليستيك فار فرقاط
    فعال فعالي
    """)
  /// Names, which none follows.
  private static let names = letters(
    """
    لاري لاهاي لاوس لايبزيغ لخويا لغمان لقمان لمبور لمياء لندن لنزمان لنغارد لهيطه لورد لوس لوكاس لوكوموتيف ليغانيس ليفانتي
    ليفاندوفسكي ليفربول ليفركوزن ليون ليونيل والاس والت والتر والستروم والونيا ولنغتون كالابريا كالديرون كالوشا كالياري
    كاليدونيا كاليفورنيا كاليننغراد كالينيتش كالينينغراد كيليان بالاروا بالاس بالبيردي بالتيمور بالدوين بالميراس بالنسيا بالوتا
    بالوتشستان بالوتشيستان بالوتيلي باليرمو فالبيردي فالديز فالديس فالديفيا فالفيردي فالكاو فالكون فالنتاين فالنتين فالنسيا
    فاليتا فاليري فاليكانو فالينسيا
    """)
  private static let endings = letters("ه ا ات ي يه يات يين يون ين ون ان ها هم هما نا وا")
  private static let longestEnding = 3
  /// A letter takes so many bits in the number of a word.
  private static let bits = 6
  /// Of longer words the last ten letters are the number.
  private static let most = 12

  /// Whether a word, folded or as it is written, without what stands before it, is one of them, with an ending or none.
  public static func begins(_ word: UnsafeBufferPointer<UInt16>) -> Bool {
    guard word.count >= 3, word[0].isArabicClitic else { return false }
    // Long enough for any of the words; what is left must be an ending.
    var stem: UInt64 = 0
    for place in 0..<min(word.count, most) {
      guard let number = number(of: word[place]) else { return false }
      stem = stem << bits | number
      let left = word.count - place - 1
      if place == 3 || left == 0, place <= 3, !beginnings.mayHold(stem) { return false }
      if place < 2 || left > longestEnding || !all.mayHold(stem) { continue }
      if left == 0, nameNumbers.contains(stem) { return true }
      if wordNumbers.contains(stem), isEnding(word[(place + 1)...]) { return true }
    }
    return false
  }

  /// The first four letters of all words, with their endings: they turn nearly all other words away.
  private static let beginnings = NumberFilter(
    (words + names).flatMap { word in
      word.count > 3
        ? [number(of: word.prefix(4))] : [number(of: word)] + endings.map { number(of: word + $0.prefix(1)) }
    })
  private static let all = NumberFilter((words + names).map { number(of: $0) })
  private static let wordNumbers = Set(words.map { number(of: $0) })
  private static let nameNumbers = Set(names.map { number(of: $0) })
  private static let endingNumbers = Set(endings.map { number(of: $0) })

  private static func isEnding(_ letters: Slice<UnsafeBufferPointer<UInt16>>) -> Bool {
    var ending: UInt64 = 0
    for letter in letters {
      guard let number = number(of: letter) else { return false }
      ending = ending << bits | number
    }
    return letters.isEmpty || endingNumbers.contains(ending)
  }

  /// A folded letter as a number below 64 and not 0; nil for one that is not of the Arabic alphabet.
  private static func number(of letter: UInt16) -> UInt64? {
    let folded = Folding.fold(UInt32(letter)).folded
    return (0x621...0x65F).contains(folded) ? UInt64(folded - 0x620) : nil
  }

  private static func letters(_ words: String) -> [[UInt16]] {
    words.split(whereSeparator: \.isWhitespace).map { Array($0.utf16) }
  }

  private static func number(of letters: some Sequence<UInt16>) -> UInt64 {
    letters.reduce(0) { $0 << bits | (number(of: $1) ?? 0) }
  }
}
