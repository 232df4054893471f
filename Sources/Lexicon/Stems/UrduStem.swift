/// Urdu words without the endings of number, gender and case.
///
/// The noun and adjective endings of Akram, Naseer, Hussain 2009, Assas-Band, an affix-exception-list based Urdu stemmer, section 4, cut to those that are safe
/// without its lists: وں یوں یں یاں ات, then ے ی ا ہ.
enum UrduStem {
  /// The letters that stay.
  static func range(of word: FoldedWord) -> Range<Int> {
    let letters = word.letters
    let count = word.count
    func ends(_ suffix: UInt16...) -> Bool {
      count - suffix.count >= 3 && zip(letters[(count - suffix.count)...], suffix).allSatisfy { $0 == $1 }
    }
    if ends(.ya, .waw, .nunGhunna) || ends(.ya, .alef, .nunGhunna) { return 0..<count - 3 }
    if ends(.waw, .nunGhunna) || ends(.ya, .nunGhunna) || ends(.alef, .ta) { return 0..<count - 2 }
    return 0..<(ends(.ya) || ends(.alef) || ends(.ha) ? count - 1 : count)
  }
}
