import Lexicon
import TextModel

/// What the first words of a sentence tell of it, from the files under `Resources/cues`.
///
/// A file has lines of a kind: `refers` are openings that lean on the sentence before, `free` longer ones that look so and do not, `verbs` verbs of saying that
/// lean on it where one of `leads` follows, so that nobody is named who says it, and `label` the openings of captions and bylines. `joins` are conjunctions, which
/// are looked past: *But the mayor said* stands by itself, *But he said* does not; `that` are words that open a clause for the one before it, `articles` those that open one for itself. Phrases are apart by bars.
struct OpeningCues: Sendable {
  /// What an opening is.
  enum Kind: UInt8 { case refers, free, label, joins }

  private struct Entry {
    let kind: Kind
    /// The languages that have it, a bit each.
    var languages: UInt32
  }

  private static let longest = 5
  /// The phrases of each kind under their hash.
  private let phrases: [UInt64: [Entry]]
  private let languages: [String]
  /// The first words of all phrases, so that nearly every sentence needs one look.
  private let firstWords: KeyIndex
  /// Words with the languages that have them.
  private typealias Words = [UInt64: UInt32]
  /// Conjunctions that bind a clause to the one before it.
  private let links: Words
  private let articles: Words
  private let verbsOfSaying: Words

  static let shared = OpeningCues()

  private init() {
    let folder = "cues/"
    let files = Resources.names.filter { $0.hasPrefix(folder) }.sorted()
    languages = files.map { String($0.dropFirst(folder.count).dropLast(".txt".count)) }
    var phrases: [UInt64: [Entry]] = [:]
    var firstWords = KeyIndex(capacity: 1_000)
    func add(_ words: [Substring], _ kind: Kind, _ language: Int) {
      let keys = words.map { WordKey(String($0)).folded }
      if let first = keys.first { _ = firstWords.number(of: first) }
      let hash = keys.reduce(0, OpeningCues.hash)
      phrases[hash, default: []].append(Entry(kind: kind, languages: 1 << UInt32(language)))
    }
    var (links, articles, verbsOfSaying): (Words, Words, Words) = ([:], [:], [:])
    func add(_ words: [Substring], to found: inout Words, _ language: Int) {
      for word in words { found[WordKey(String(word)).folded, default: 0] |= 1 << UInt32(language) }
    }
    func words(_ phrase: some StringProtocol) -> [Substring] {
      Substring(phrase).split { $0 == " " || $0 == "-" }
    }
    for (language, file) in files.enumerated() {
      var verbs: [Substring] = []
      var leads: [Substring] = []
      for line in Resources.lines(file) {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { continue }
        let list = parts[1].split(separator: "|")
        switch parts[0] {
        case "refers": for phrase in list { add(words(phrase), .refers, language) }
        case "free": for phrase in list { add(words(phrase), .free, language) }
        case "joins":
          for phrase in list {
            add(words(phrase), .joins, language)
            add(words(phrase), to: &links, language)
          }
        case "that": for phrase in list { add(words(phrase), to: &links, language) }
        case "articles": for phrase in list { add(words(phrase), to: &articles, language) }
        case "label": for phrase in list { add(words(phrase), .label, language) }
        case "verbs":
          verbs += words(parts[1])
          add(words(parts[1]), to: &verbsOfSaying, language)
        case "leads": leads += parts[1].split(separator: " ")
        default: break
        }
      }
      // Arabic writes the conjunctions onto the verb.
      let prefixes = languages[language] == "ar" ? ["", "و", "ف"] : [""]
      for verb in verbs.flatMap({ verb in prefixes.map { $0 + verb } }) {
        for lead in leads { add([Substring(verb)] + words(lead), .refers, language) }
      }
    }
    self.phrases = phrases
    self.firstWords = firstWords
    self.links = links
    self.articles = articles
    self.verbsOfSaying = verbsOfSaying
  }

  /// The bit of the list of a language; 0 where it has none.
  func list(of language: String?) -> UInt32 {
    language.flatMap { languages.firstIndex(of: listLanguage(of: $0)) }.map { 1 << UInt32($0) } ?? 0
  }

  /// What the longest phrase is that a sentence whose words are `words` opens with.
  ///
  /// Complexity: O(1): five words are looked at.
  func kind(of words: ArraySlice<TextRange>, in text: Text, list: UInt32) -> Kind? {
    guard list != 0 else { return nil }
    let found = longest(of: words, in: text, list: list)
    return found == .joins ? longest(of: words.dropFirst(), in: text, list: list) : found
  }

  /// Whether a word only binds what follows to what was before: *but*, *that*.
  func isLink(_ word: TextRange, in text: Text, list: UInt32) -> Bool {
    OpeningCues.holds(links, word, in: text, list)
  }

  /// Whether a word is an article, with which a clause of its own may begin.
  func isArticle(_ word: TextRange, in text: Text, list: UInt32) -> Bool {
    OpeningCues.holds(articles, word, in: text, list)
  }

  /// Whether a word is a verb of saying.
  func says(_ word: TextRange, in text: Text, list: UInt32) -> Bool {
    OpeningCues.holds(verbsOfSaying, word, in: text, list)
  }

  private static func holds(_ words: Words, _ word: TextRange, in text: Text, _ list: UInt32) -> Bool {
    words[WordKey(text.utf8[word.bytes]).folded, default: 0] & list != 0
  }

  private func longest(of words: ArraySlice<TextRange>, in text: Text, list: UInt32) -> Kind? {
    var hash: UInt64 = 0
    var found: Kind?
    for word in words.prefix(OpeningCues.longest) {
      let key = WordKey(text.utf8[word.bytes]).folded
      if hash == 0, firstWords.existing(key) == nil { return nil }
      hash = OpeningCues.hash(hash, key)
      if let entry = phrases[hash]?.first(where: { $0.languages & list != 0 }) { found = entry.kind }
    }
    return found
  }

  private static func hash(_ before: UInt64, _ word: UInt64) -> UInt64 {
    (before &* 0x9E37_79B9_7F4A_7C15).byteSwapped ^ word
  }
}
