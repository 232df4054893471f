/// Word lists of several languages in one table.
struct LanguageLists: Sendable {
  /// The languages in alphabetical order; a language's place is its bit.
  let languages: [String]
  private let index: KeyIndex
  /// By the numbers of the index.
  private let bits: [UInt64]

  static let stopWords = LanguageLists(in: "stopwords/")
  /// Words that are no keyword by themselves: months and days of the week, units, adjectives of order and time.
  static let dependent = LanguageLists(in: "calendar/", "dependent/")
  /// Words that seldom name a topic by themselves, as "method"; some of them are stop words.
  static let general = LanguageLists(in: "general/")
  /// Adjectives that are nothing else, so that no phrase ends with them.
  static let modifiers = LanguageLists(in: "modifiers/")
  /// Verbs and adverbs that are nothing else; none of them is a stop word.
  static let verbs = LanguageLists(in: "verbs/")
  /// Stop words that begin a name where they have a capital, as in `New York` and `Marine Le Pen`.
  static let names = LanguageLists(in: "names/")

  /// The lists under `folders` of the resources; a file belongs to the language before the first dot of its name, as `ur.own.txt` to `ur`.
  private init(in folders: String...) {
    func language(of file: String) -> String { String(file.drop { $0 != "/" }.dropFirst().prefix { $0 != "." }) }
    let files = Resources.names.filter { file in folders.contains { file.hasPrefix($0) } }
    let languages = Set(files.map(language)).sorted()
    var index = KeyIndex(capacity: 4_000)
    var bits: [UInt64] = []
    for file in files {
      guard let place = languages.firstIndex(of: language(of: file)) else { continue }
      for word in Resources.lines(file) {
        let (number, isNew) = index.number(of: WordKey(word).folded)
        if isNew { bits.append(0) }
        bits[number] |= 1 << UInt64(place)
      }
    }
    self.languages = languages
    self.index = index
    self.bits = bits
  }

  /// The bits of the languages whose lists have a word, by the hash of its folded form.
  func languages(with folded: UInt64) -> UInt64 { index.existing(folded).map { bits[$0] } ?? 0 }

  /// The words of the lists of the languages in `bits`, as hashes of their folded forms.
  func words(of bits: UInt64) -> [UInt64] { index.keys.filter { self.bits[$0.number] & bits != 0 }.map(\.key) }

  /// The bit of a language, 0 when it has no list.
  func bit(of language: String?) -> UInt64 {
    language.flatMap { languages.firstIndex(of: $0) }.map { 1 << UInt64($0) } ?? 0
  }
}
