import Foundation
import Lexicon
import PipelineCore

/// The project's own method: what is known of a phrase, added up to the logarithm of the odds that an editor would choose it.
///
/// Linear in features that the literature names, each in its place below; the weights were found on development sets of twelve kinds of texts in six languages, news and
/// abstracts, and hold for all of them.
struct Silsila: KeywordMethod {
  /// What a phrase's score is made of.
  struct Parts {
    /// How often it stands, and how often its words do (tf; Luhn 1957).
    var frequency = 0.0
    /// How early it stands (Edmundson 1969; YAKE).
    var position = 0.0
    /// Whether its words are set in capitals inside sentences, or are acronyms (YAKE).
    var casing = 0.0
    /// Whether it stands in the title (Edmundson 1969).
    var title = 0.0
    /// Whether it stands by itself (RAKE) or inside longer phrases that come back (C-value).
    var independence = 0.0
    /// How many words it has and how long they are, and what is expected of a text of this length.
    var length = 0.0
    /// How rare its words are in the whole folder (Spärck Jones 1972).
    var rarity = 0.0

    var sum: Double { frequency + position + casing + title + independence + length + rarity }
  }

  var scoresFragments: Bool { false }

  /// Complexity: O(phrases).
  func odds(of phrases: Phrases, _ context: KeywordContext) -> [Double] {
    let document = DocumentFeatures(phrases, context)
    let logarithm = Logarithms.Small()
    return document.withWords(of: phrases) { words in
      phrases.all.withUnsafeBufferPointer { all in
        [Double](unsafeUninitializedCapacity: all.count) { odds, count in
          count = all.count
          for number in all.indices {
            if all[number].isFragment {
              odds[number] = -.infinity
              continue
            }
            let isInTitle = !context.titlePhrases.isEmpty && context.titlePhrases[number]
            // Most phrases are two words that stand once: with that known, most of the arithmetic falls away.
            let sum =
              all[number].isSinglePair
              ? Silsila.parts(
                of: all[number].asSinglePair, words, isInTitle, document, logarithm: logarithm.callAsFunction
              ).sum
              : Silsila.parts(of: all[number], words, isInTitle, document, logarithm: logarithm.callAsFunction).sum
            odds[number] = sum.isNaN ? Silsila.exactParts(of: all[number], words, isInTitle, document).sum : sum
          }
        }
      }
    }
  }

  /// The parts, whatever numbers come up.
  @inline(never)
  private static func exactParts(
    of phrase: Phrase, _ words: DocumentWords, _ isInTitle: Bool, _ document: DocumentFeatures
  ) -> Parts {
    parts(of: phrase, words, isInTitle, document, logarithm: Logarithms.any)
  }

  func parts(of numbers: [Int], in phrases: Phrases, _ context: KeywordContext) -> [[ScorePart]] {
    let document = DocumentFeatures(phrases, context)
    return document.withWords(of: phrases) { words in
      numbers.map { number in
        let phrase = phrases.all[number]
        let isInTitle = !context.titlePhrases.isEmpty && context.titlePhrases[number]
        let parts = Silsila.exactParts(of: phrase, words, isInTitle, document)
        return [
          ScorePart("frequency", parts.frequency), ScorePart("position", parts.position),
          ScorePart("casing", parts.casing), ScorePart("title", parts.title),
          ScorePart("independence", parts.independence), ScorePart("length", parts.length),
        ] + (context.weights == nil ? [] : [ScorePart("rarity", parts.rarity)])
      }
    }
  }

  @inline(__always)
  private static func parts(
    of phrase: Phrase, _ words: DocumentWords, _ isInTitle: Bool, _ document: DocumentFeatures,
    logarithm: (Int32) -> Double
  ) -> Parts {
    let words = WordSums(of: phrase.words, words, document, logarithm: logarithm)
    let count = Double(phrase.count)
    let length = Double(phrase.length)
    var parts = Parts()
    parts.frequency =
      Weight.rarestWord * words.least + Weight.meanWord * words.sum / length + Weight.commonestWord * words.most
      + Weight.cohesion * (logarithm(phrase.count * phrase.length) - logarithm(words.count))
      + Weight.spread * Double(phrase.sentences) / document.sentences
    if phrase.length == 1 {
      parts.frequency += Weight.singleCount * logarithm(phrase.count)
    } else if phrase.count > 1 {
      parts.frequency += Weight.phraseCount * logarithm(phrase.count) + Weight.comesBack
    }
    parts.position =
      Weight.sentence * logarithm(phrase.firstSentence + 1)
      + Weight.word * logarithm(phrase.first + 1)
    parts.casing =
      Weight.capitalised * Double(phrase.capitalised) / Double(max(1, phrase.inner))
      + Weight.acronym * Double(phrase.allCapitals) / count
    parts.title =
      (isInTitle ? Weight.inTitle : 0) + Weight.wordsInTitle * words.inTitle / length
    let nested = min(1, Double(phrase.nested) / count)
    parts.independence =
      (Weight.leftBoundary * Double(phrase.leftBoundary) + Weight.rightBoundary * Double(phrase.rightBoundary)
        + Weight.bothBoundaries * Double(phrase.bothBoundaries)) / count
      + Weight.nested * nested + (nested == 1 ? Weight.alwaysNested : 0)
      + Weight.modifier * Double(phrase.modifiers) / count
    let worth =
      phrase.length == 1 ? (0, 0) : phrase.length == 2 ? Weight.two : phrase.length == 3 ? Weight.three : Weight.four
    parts.length =
      Weight.bias + worth.0 + worth.1 * document.length + (phrase.hasStopWord ? Weight.stopWord : 0)
      + Weight.letters * (logarithm(words.letters) - logarithm(phrase.length))
    if !document.rarity.isEmpty { parts.rarity = Weight.rarity * (words.rarity / length - 0.5) }
    return parts
  }
}
