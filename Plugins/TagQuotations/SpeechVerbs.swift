import Lexicon
import PipelineCore

/// Verbs that say that somebody said something, from the files under `Resources/verbs`.
struct SpeechVerbs: Sendable {
  /// The forms, folded.
  private let forms: KeyIndex
  /// The languages that have each form, a bit each.
  private let bits: [UInt32]
  private let languages: [String]

  static let shared = SpeechVerbs()

  private init() {
    let folder = "verbs/"
    let files = Resources.names.filter { $0.hasPrefix(folder) }
    languages = files.map { String($0.dropFirst(folder.count).dropLast(".txt".count)) }
    var forms = KeyIndex(capacity: 2_000)
    var bits: [UInt32] = []
    for (place, file) in files.enumerated() {
      for form in Resources.lines(file).flatMap({ $0.split(separator: " ") }) {
        // Arabic writes the conjunctions onto the verb.
        let prefixes = languages[place] == "ar" ? ["", "و", "ف"] : [""]
        for prefix in prefixes {
          let (number, isNew) = forms.number(of: WordKey(prefix + form).folded)
          if isNew { bits.append(0) }
          bits[number] |= 1 << UInt32(place)
        }
      }
    }
    self.forms = forms
    self.bits = bits
  }

  /// The bits of the list of a language; all of them where it has none of its own, or is not known.
  func lists(for language: Language?) -> UInt32 {
    language.flatMap { languages.firstIndex(of: listLanguage(of: $0.tag)) }.map { 1 << UInt32($0) } ?? .max
  }

  /// Whether the word with this key is such a verb in `lists`.
  func contains(_ key: WordKey, in lists: UInt32) -> Bool {
    forms.existing(key.folded).map { bits[$0] & lists != 0 } ?? false
  }
}
