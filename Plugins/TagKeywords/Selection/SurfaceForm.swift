import Glibc
import TextModel

/// The form in which a keyword is shown.
enum SurfaceForm {
  private struct Form: BitwiseCopyable {
    let bytes: UnsafeBufferPointer<UInt8>
    var count: Int
    let clitic: Int
    /// The bytes at its end that are no part of the name: an English possessive, which belongs to the word behind it, a Turkish ending, a Korean particle.
    var ending: Int

    var isBare: Bool { clitic == 0 && ending == 0 }
  }

  /// The form that stands most often, of equally frequent ones the first; one without an Arabic clitic or such an ending where there is one, and إيران
  /// rather than الإيراني, Россия rather than России.
  ///
  /// - Parameters:
  ///   - places: where the phrase stands; not empty.
  ///   - hasClitic: for each place, whether its first word is known to begin with a clitic; see `Terms`.
  ///   - ending: for each place, how many bytes at the end of the phrase there are no part of it.
  static func best(
    of places: [TextRange], in bytes: UnsafeBufferPointer<UInt8>, hasClitic: (Int) -> Bool,
    ending: (Int, UnsafeBufferPointer<UInt8>) -> Int
  ) -> String {
    let first = UnsafeBufferPointer(rebasing: bytes[places[0].bytes])
    let isAlone = places.dropFirst().allSatisfy { isEqual(UnsafeBufferPointer(rebasing: bytes[$0.bytes]), first) }
    let form =
      isAlone
      ? Form(
        bytes: first, count: 1, clitic: ArabicClitic.length(in: first, isCertain: hasClitic(0)),
        ending: places.indices.reduce(first.count) { min($0, ending($1, first)) })
      : withUnsafeTemporaryAllocation(of: Form.self, capacity: places.count) { memory in
        let count = writeForms(at: places, bytes, hasClitic, ending, to: memory)
        return best(of: UnsafeMutableBufferPointer(rebasing: memory[..<count]))
      }
    let bare = UnsafeBufferPointer(rebasing: form.bytes.dropLast(form.ending))
    let shown = ArabicClitic.without(form.clitic, PersianPlural.withoutLink(bare))
    return form.bytes.contains(0x0A) ? shown.replacing("\n", with: " ") : shown
  }

  /// Writes the forms in the order in which they first stand; returns how many there are.
  private static func writeForms(
    at places: [TextRange], _ bytes: UnsafeBufferPointer<UInt8>, _ hasClitic: (Int) -> Bool,
    _ ending: (Int, UnsafeBufferPointer<UInt8>) -> Int, to forms: UnsafeMutableBufferPointer<Form>
  ) -> Int {
    var count = 0
    for place in places.indices {
      let form = UnsafeBufferPointer(rebasing: bytes[places[place].bytes])
      if let known = forms[..<count].firstIndex(where: { isEqual($0.bytes, form) }) {
        forms[known].count += 1
        if forms[known].ending > 0 { forms[known].ending = min(forms[known].ending, ending(place, form)) }
      } else {
        let clitic = ArabicClitic.length(in: form, isCertain: hasClitic(place))
        forms[count] = Form(bytes: form, count: 1, clitic: clitic, ending: ending(place, form))
        count += 1
      }
    }
    return count
  }

  private static func isEqual(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    guard let first = one.baseAddress, let second = other.baseAddress else { return true }
    return memcmp(first, second, one.count) == 0
  }

  private static func best(of forms: UnsafeMutableBufferPointer<Form>) -> Form {
    var best = 0
    for index in forms.indices.dropFirst() {
      let (one, other) = (forms[index], forms[best])
      if (one.isBare ? 1 : 0, one.count) > (other.isBare ? 1 : 0, other.count) { best = index }
    }
    // The noun rather than an adjective of relation, where the noun is not much rarer.
    if let base = ArabicRelation.base(of: forms[best].bytes[...]) {
      let noun = forms.firstIndex { form in
        form.clitic == 0 && form.count * 3 >= forms[best].count
          && ArabicRelation.withoutArticle(form.bytes[...]).elementsEqual(base)
      }
      if let noun { best = noun }
    }
    if let nominative = forms.firstIndex(where: { RussianNominative.isNominative($0.bytes, of: forms[best].bytes) }) {
      best = nominative
    }
    return forms[best]
  }
}
