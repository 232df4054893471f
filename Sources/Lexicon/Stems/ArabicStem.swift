/// Arabic words without clitics and common endings.
///
/// After Larkey, Ballesteros, Connell 2002, "light10". Two things differ: endings come off twice, so that فلسطين and فلسطينية meet; and a single letter before a
/// word (و ف ب ل ك) is only named as a possible clitic, since it may as well be the word's own: ``Terms`` takes it off where the rest stands in the document by
/// itself.
struct ArabicStem {
  private let word: FoldedWord
  /// Where the word begins behind the article and what stands before it.
  private let start: Int
  /// Whether the article, and perhaps more, stands before the word.
  let hasArticle: Bool

  /// The stem of a word.
  ///
  /// - Parameter written: the word as it is written.
  init(_ word: FoldedWord, written: ArabicLetters) {
    self.word = word
    let start = ArabicStem.start(of: word)
    hasArticle = start > 1
    self.start = start == 0 && written.areAll ? ArabicShapes.clitics(of: written) : start
  }

  /// The letters that stay.
  var range: Range<Int> { start..<ArabicStem.end(of: word, from: start) }

  /// The letters that stay when the single letter at the front is a clitic; nil when it cannot be one.
  ///
  /// Where an ending comes off too, five letters must be left before it does: وزارة is not و with a form of زار.
  var rangeWithoutClitic: Range<Int>? {
    guard start == 0, word.count >= 4, !ArabicOwnLetter.begins(word.letters) else { return nil }
    switch word.letters[0] {
    case .waw, .fa, .ba, .lam, .kaf:
      let range = 1..<ArabicStem.end(of: word, from: 1)
      return range.upperBound == word.count || word.count >= 6 ? range : nil
    default: return nil
    }
  }

  /// Whether a conjunction or a preposition surely stands before the word.
  var hasClitic: Bool { start > 0 && word.letters[0] != .alef }

  /// Whether the word has the article and the ending of an adjective of relation, ي or ية.
  var isRelation: Bool {
    let letters = word.letters
    guard hasArticle, letters.count >= 6 else { return false }
    let last = letters[letters.count - 1]
    return last == .ya || last == .ha && letters[letters.count - 2] == .ya
  }

  private static func start(of word: FoldedWord) -> Int {
    let letters = word.letters
    let count = letters.count
    guard count >= 4, !ArabicOwnLetter.begins(letters) else { return 0 }
    let start = letters[0].isArabicConjunction ? 1 : 0
    if start == 1, ArabicOwnLetter.begins(.init(rebasing: letters[1...])) { return 1 }
    let first = letters[start]
    if count >= start + 6, first == .ba || first == .kaf, letters[start + 1] == .alef, letters[start + 2] == .lam {
      return start + 3
    }
    if count >= start + 5, letters[start + 1] == .lam, first == .alef || first == .lam {
      return first == .lam && ArabicOwnLetter.begins(.init(rebasing: letters[(start + 1)...])) ? start + 1 : start + 2
    }
    return word.hasConjunction ? 1 : 0
  }

  private static func end(of word: FoldedWord, from start: Int) -> Int {
    let letters = word.letters
    var end = word.count
    for _ in 0..<2 {
      let left = end - start
      guard left >= 4 else { break }
      let (previous, last) = (letters[end - 2], letters[end - 1])
      // ها ان ات ون ين يه
      let isPair =
        (last == .alef && previous == .ha)
        || (last == .nun && (previous == .alef || previous == .waw || previous == .ya))
        || (last == .ta && previous == .alef) || (last == .ha && previous == .ya)
      if isPair, left >= 5 {
        end -= 2
      } else if last == .ha || last == .ya {
        end -= 1
      } else {
        break
      }
    }
    return end
  }
}
