import Lexicon
import TextModel

/// Words after which a stop need not end a sentence, from the files under `Resources/abbreviations`.
final class Abbreviations: Sendable {
  /// What follows an abbreviation.
  enum Kind: String, CaseIterable, Sendable {
    /// A name: the stop never ends the sentence.
    case title
    /// A number: before one the stop does not end the sentence.
    case number
    /// The time of day stands before it: the sentence ends where the next word is capital and enough was said.
    case clock
    /// Anything: the sentence ends only where the next word is one that sentences begin with.
    case other

    /// Its place among all kinds, the first that holds of a word first.
    fileprivate var place: Int {
      switch self {
      case .title: 0
      case .number: 1
      case .clock: 2
      case .other: 3
      }
    }
  }

  /// The words of all kinds, numbered.
  private let words: KeyIndex
  /// For each word and kind, the languages that have it, a bit each.
  private let languagesOfWord: [UInt64]
  private let languages: [String]
  /// Months by their names, in languages that write a stop after ordinal numbers.
  private let months: Set<UInt64>
  /// Words besides stop words that begin sentences.
  private let starters: Set<UInt64>

  static let shared = Abbreviations()

  /// Languages in which a number with a stop is an ordinal: `am 12. Juni`.
  static let ordinalLanguages: Set<String> = [
    "bs", "cs", "da", "de", "et", "fi", "fo", "hr", "hu", "is", "lb", "lv", "nb", "nn", "no", "pl", "sk", "sl", "sr",
    "tr",
  ]

  private init() {
    let folder = "abbreviations/"
    let files = Resources.names.filter { $0.hasPrefix(folder) }
    let names = files.map { String($0.dropFirst(folder.count).dropLast(".txt".count)) }
    var words = KeyIndex(capacity: 4_000)
    var languagesOfWord: [UInt64] = []
    var months: Set<UInt64> = []
    var starters: Set<UInt64> = []
    for (place, file) in files.enumerated() {
      for line in Resources.lines(file) {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { continue }
        for word in parts[1].split(separator: " ") {
          let key = WordKey(String(word)).folded
          if let kind = Kind(rawValue: String(parts[0])) {
            let (number, isNew) = words.number(of: key)
            if isNew { languagesOfWord += Kind.allCases.map { _ in 0 } }
            languagesOfWord[number * Kind.allCases.count + kind.place] |= 1 << UInt64(place)
          } else if parts[0] == "month" {
            months.insert(key)
          } else {
            starters.insert(key)
          }
        }
      }
    }
    self.words = words
    self.languagesOfWord = languagesOfWord
    self.months = months
    self.starters = starters
    languages = names
  }

  /// The bits of the lists for a language: its own and the ones for all; every list when there is none of its own.
  func lists(for language: String?) -> UInt64 {
    let base = language.map(listLanguage)
    guard let base, let place = languages.firstIndex(of: base) else { return .max }
    let common = languages.firstIndex(of: "common").map { UInt64(1) << UInt64($0) } ?? 0
    return common | 1 << UInt64(place)
  }

  /// What the word with this key is in `lists`, or nil when it is no abbreviation.
  func kind(of key: UInt64, in lists: UInt64) -> Kind? {
    guard let number = words.existing(key) else { return nil }
    return Kind.allCases.first { languagesOfWord[number * Kind.allCases.count + $0.place] & lists != 0 }
  }

  /// Whether sentences begin with the word with this key, though it is no stop word.
  func isStarter(_ key: UInt64) -> Bool { starters.contains(key) }

  /// Whether the word with this key is the name of a month.
  func isMonth(_ key: UInt64) -> Bool { months.contains(key) }
}
