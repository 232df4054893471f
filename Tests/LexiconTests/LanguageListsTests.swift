import Testing

@testable import Lexicon

/// The traits of a word share bits, so a word on two lists would be something else than either says.
struct LanguageListsTests {
  /// Files of both kinds in one language.
  private func pairs(_ first: String, _ second: String) -> [(String, String)] {
    func language(_ file: String) -> Substring { file.drop { $0 != "/" }.dropFirst().prefix { $0 != "." } }
    let (firsts, seconds) = (files(first), files(second))
    return firsts.flatMap { first in seconds.filter { language($0) == language(first) }.map { (first, $0) } }
  }

  private func files(_ folder: String) -> [String] { Resources.names.filter { $0.hasPrefix(folder + "/") } }

  private func words(_ file: String) -> [UInt64: String] {
    Dictionary(Resources.lines(file).map { (WordKey($0).folded, $0) }) { first, _ in first }
  }

  // In Arabic, words that are no keyword by themselves may be stop words: they count behind prepositions. Words of the calendar may be anywhere.
  @Test(arguments: [
    ("stopwords", "dependent", ["ar"]), ("stopwords", "verbs", []), ("verbs", "dependent", []),
    ("verbs", "general", []),
    ("general", "dependent", []), ("stopwords", "modifiers", []), ("verbs", "modifiers", []),
    ("dependent", "modifiers", []),
  ]) func `no word is on two lists whose traits are another kind together`(
    first: String, second: String, exceptions: [String]
  ) {
    let pairs = pairs(first, second).filter { pair in !exceptions.contains { pair.1.hasPrefix("\(second)/\($0).") } }
    for (first, second) in pairs {
      let others = words(second)
      let both = words(first).filter { others[$0.key] != nil }.values.sorted()
      #expect(both.isEmpty, "\(first) and \(second)")
    }
  }

  @Test func `every list has words`() {
    for folder in ["calendar", "dependent", "general", "modifiers", "names", "stopwords", "verbs"] {
      #expect(!files(folder).isEmpty)
      for file in files(folder) { #expect(!words(file).isEmpty, "\(file)") }
    }
  }
}
