import Lexicon
import TextModel

/// Phrases of one ideograph: parts of words, as a rule, or of names that no dictionary has.
enum SingleIdeographs {
  /// Leaves them out of the choice in the languages that have them.
  ///
  /// Complexity: O(phrases) in Chinese and Japanese, else nothing.
  static func leaveOut(of phrases: Phrases, _ odds: inout [Double]) {
    guard phrases.terms.language == "zh" || phrases.terms.language == "ja" else { return }
    for number in odds.indices {
      let stretch = phrases.stretch(number)
      if stretch.length == 1, isIdeograph(phrases.text.utf8[phrases.words[stretch.first].bytes]) {
        odds[number] = -.infinity
      }
    }
  }

  private static func isIdeograph(_ word: ArraySlice<UInt8>) -> Bool {
    word.count == 3 && word.first.map { (0xE4...0xE9).contains($0) } == true
  }
}
