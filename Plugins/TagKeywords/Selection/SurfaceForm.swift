import TextModel

/// The form in which a keyword is shown.
enum SurfaceForm {
  /// The form that stands most often, of equally frequent ones the first; one without an Arabic clitic where there is one, and إيران rather than الإيراني.
  ///
  /// - Parameters:
  ///   - places: where the phrase stands; not empty.
  ///   - clitics: for each place, whether its first word is known to begin with a clitic; see `Terms`.
  static func best(of places: [TextRange], clitics: [Bool], in text: Text) -> String {
    var forms: [(first: TextRange, count: Int, clitic: Int)] = []
    for (place, hasClitic) in zip(places, clitics) {
      let bytes = text.utf8[place.bytes]
      if let known = forms.firstIndex(where: { text.utf8[$0.first.bytes] == bytes }) {
        forms[known].count += 1
      } else {
        forms.append((place, 1, ArabicClitic.length(in: bytes, isCertain: hasClitic)))
      }
    }
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
}
