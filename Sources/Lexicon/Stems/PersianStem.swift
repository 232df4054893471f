/// Persian words without the endings of number, comparison and possession.
///
/// After the suffix classes of Taghva, Beckley, Sadeh 2005, A stemming algorithm for the Farsi language, section 3, cut to those that are safe: ها های هایی
/// هایش, تر ترین, ان, ی. Where writers join an ending with a zero-width non-joiner, folding has taken that out already.
enum PersianStem {
  /// The letters that stay.
  static func range(of word: FoldedWord) -> Range<Int> {
    let letters = word.letters
    var end = word.count
    func ends(_ suffix: UInt16...) -> Bool {
      end - suffix.count >= 3 && zip(letters[(end - suffix.count)..<end], suffix).allSatisfy { $0 == $1 }
    }
    if ends(.ha, .alef, .ya, .shin) || ends(.ha, .alef, .ya, .ya) { return 0..<end - 4 }
    if ends(.ha, .alef, .ya) { return 0..<end - 3 }
    if ends(.ha, .alef) { return 0..<end - 2 }
    if ends(.ta, .ra, .ya, .nun) { end -= 4 } else if ends(.ta, .ra) { end -= 2 }
    if end >= 6, ends(.ya, .alef, .nun) { return 0..<end - 3 }
    if end >= 5, ends(.ya) { end -= 1 }
    return 0..<end
  }
}
