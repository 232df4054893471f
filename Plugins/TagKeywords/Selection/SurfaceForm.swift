import TextModel

/// The form in which a keyword is shown.
enum SurfaceForm {
  /// The form that stands most often, of equally frequent ones the first; one without an Arabic clitic where there is one, and إيران rather than الإيراني.
  ///
  /// - Parameter places: where the phrase stands; not empty.
  static func best(of places: [TextRange], in text: Text) -> String {
    var forms: [(first: TextRange, count: Int, clitic: Int)] = []
    for place in places {
      let bytes = text.utf8[place.bytes]
      if let known = forms.firstIndex(where: { text.utf8[$0.first.bytes] == bytes }) {
        forms[known].count += 1
      } else {
        forms.append((place, 1, ArabicClitic.length(in: bytes)))
      }
    }
    if forms.count > 1 { findSingleLetters(&forms, in: text) }
    var best = 0
    for index in forms.indices.dropFirst() {
      let (one, other) = (forms[index], forms[best])
      if (one.clitic == 0 ? 1 : 0, one.count) > (other.clitic == 0 ? 1 : 0, other.count) { best = index }
    }
    // The noun rather than an adjective of relation, where the noun is not much rarer.
    if forms.count > 1, let base = ArabicRelation.base(of: text.utf8[forms[best].first.bytes]) {
      let noun = forms.firstIndex { form in
        form.clitic == 0 && form.count * 3 >= forms[best].count
          && ArabicRelation.withoutArticle(text.utf8[form.first.bytes]).elementsEqual(base)
      }
      if let noun { best = noun }
    }
    let bytes = text.utf8[forms[best].first.bytes]
    let shown = ArabicClitic.without(forms[best].clitic, bytes)
    return bytes.contains(0x0A) ? shown.replacing("\n", with: " ") : shown
  }

  /// A single letter before a word is a clitic where the rest stands by itself; see `Terms`.
  private static func findSingleLetters(_ forms: inout [(first: TextRange, count: Int, clitic: Int)], in text: Text) {
    for index in forms.indices where forms[index].clitic == 0 && forms[index].first.count > 4 {
      let bytes = text.utf8[forms[index].first.bytes]
      let isClitic =
        ArabicClitic.isSingleLetter(bytes)
        && forms.contains { text.utf8[$0.first.bytes].elementsEqual(bytes.dropFirst(2)) }
      if isClitic { forms[index].clitic = 2 }
    }
  }
}
