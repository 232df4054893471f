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
    return document.withWords(of: phrases) { words in
      [Double](capacity: phrases.count) { odds, count in
        count = phrases.count
        if document.rarity.isEmpty {
          SinglePhrases.with(document, words) { single in
            Silsila.score(phrases, words, document, context.title, single, into: odds)
          }
        } else {
          odds.initialize(repeating: .nan)
        }
        // What the quick ways have no answer for.
        for number in odds.indices where odds[number].isNaN {
          let phrase = phrases.phrase(number)
          let isInTitle = context.title?.contains(phrases.terms(of: phrase)) ?? false
          odds[number] =
            phrase.isFragment ? -.infinity : Silsila.exactParts(of: phrase, words, isInTitle, document).sum
        }
      }
    }
  }

  /// Writes the odds of all phrases; not a number where a logarithm is not at hand.
  private static func score(
    _ phrases: Phrases, _ words: DocumentWords, _ document: DocumentFeatures, _ title: TitleMatch?,
    _ single: SinglePhrases, into odds: UnsafeMutableBufferPointer<Double>
  ) {
    let all = phrases.all
    for number in all.indices {
      let phrase = all[number]
      if phrase.count == 1, phrase.length == 2, phrase.nested == 0 {
        odds[number] = single.odds(of: phrase, title)
      } else if phrase.isFragment {
        odds[number] = -.infinity
      } else {
        let isInTitle = title?.contains(words.terms[phrase.words]) ?? false
        odds[number] = parts(of: phrase, words, isInTitle, document, logarithm: document.logarithm.callAsFunction).sum
      }
    }
    let rest = UnsafeMutableBufferPointer(rebasing: odds[all.count...])
    single.score(phrases.once, phrases.wordsOfSentences, title, into: rest)
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
        let phrase = phrases.phrase(number)
        let isInTitle = context.title?.contains(phrases.terms(of: phrase)) ?? false
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
    let isGeneral = phrase.length == 1 && words.traits[Int(phrase.first)].contains(.general)
    let words = WordSums(of: phrase.words, words)
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
    parts.casing = casing(of: phrase)
    parts.title =
      (isInTitle ? Weight.inTitle : 0) + Weight.wordsInTitle * words.inTitle / length
    parts.independence =
      independence(of: phrase) + (phrase.isRunThatStandsOnce ? worthOfRun(document) : 0)
      + (isGeneral ? worthOfGeneral(document) : 0)
    parts.length =
      worth(ofLength: phrase.length, document) + (phrase.hasStopWord ? Weight.stopWord : 0)
      + Weight.letters * (logarithm(words.letters) - logarithm(phrase.length))
    if !document.rarity.isEmpty { parts.rarity = Weight.rarity * (words.rarity / length - document.middleRarity) }
    return parts
  }

  @inline(__always)
  static func casing(of phrase: Phrase) -> Double {
    Weight.capitalised * Double(phrase.capitalised) / Double(max(1, phrase.inner))
      + Weight.acronym * Double(phrase.allCapitals) / Double(phrase.count)
  }

  @inline(__always)
  static func independence(of phrase: Phrase) -> Double {
    let count = Double(phrase.count)
    let nested = min(1, Double(phrase.nested) / count)
    return
      (Weight.leftBoundary * Double(phrase.leftBoundary) + Weight.rightBoundary * Double(phrase.rightBoundary)
      + Weight.bothBoundaries * Double(phrase.bothBoundaries)) / count
      + Weight.nested * nested + (nested == 1 ? Weight.alwaysNested : 0)
      + Weight.modifier * Double(phrase.modifiers) / count
  }

  /// What it is worth of a word to be too general to name a topic by itself.
  @inline(__always)
  static func worthOfGeneral(_ document: DocumentFeatures) -> Double {
    Weight.general * document.kind.matter
  }

  /// What it is worth of some words to stand once, by themselves.
  @inline(__always)
  static func worthOfRun(_ document: DocumentFeatures) -> Double { Weight.run * document.kind.terseness }

  /// What a number of words is worth in a document of this length.
  @inline(__always)
  static func worth(ofLength length: Int32, _ document: DocumentFeatures) -> Double {
    let worth = length == 1 ? (0, 0) : length == 2 ? Weight.two : length == 3 ? Weight.three : Weight.four
    return Weight.bias + worth.0 + worth.1 * document.length
  }
}
