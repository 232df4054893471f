import Lexicon

/// The odds of phrases that stand once, where no corpus tells anything: ``Silsila`` with all worked out before that they share.
///
/// Most phrases of a document stand once. The sums are the same to the last bit as those of ``Silsila``, so that it does not show which way a phrase went.
struct SinglePhrases {
  private typealias Weight = Silsila.Weight

  /// What each kind of occurrence is worth, by number: casing, independence.
  private static let casing = occurrences.map(Silsila.casing)
  private static let independence = occurrences.map(Silsila.independence)

  private static let occurrences = Occurrence.tallies.map { tally in
    var phrase = Phrase(first: 0, length: 1, firstSentence: 0, hasStopWord: false)
    phrase.note(tally, sentence: 0)
    return phrase
  }

  private let words: DocumentWords
  private let casing: UnsafeBufferPointer<Double>
  private let independence: UnsafeBufferPointer<Double>
  /// Logarithms of small numbers; sums with others are not numbers.
  private let logarithm: Logarithms.Small
  /// What phrases of one word, of two, of more are worth by their length.
  private let worth: (Double, Double, Double, Double)
  /// What it is worth to stand in one sentence.
  private let spread: Double
  /// The same for some words, which are worth more by themselves in a terse text.
  private let runIndependence: UnsafeBufferPointer<Double>
  /// What it is worth of a word to be general.
  private let general: Double
  /// What it is worth of a word to stand once.
  private let singleWord: Double

  /// Calls `body` with the odds for a document.
  static func with(_ document: DocumentFeatures, _ words: DocumentWords, _ body: (SinglePhrases) -> Void) {
    casing.withUnsafeBufferPointer { casing in
      independence.withUnsafeBufferPointer { independence in
        let run = Silsila.worthOfRun(document)
        // Nearly always there is nothing to add.
        if run == 0 { return body(SinglePhrases(document, words, casing, independence, runs: independence)) }
        let runs = Occurrence.all.map { independence[Int($0.kind)] + ($0.isByItself ? run : 0) }
        runs.withUnsafeBufferPointer { body(SinglePhrases(document, words, casing, independence, runs: $0)) }
      }
    }
  }

  private init(
    _ document: DocumentFeatures, _ words: DocumentWords, _ casing: UnsafeBufferPointer<Double>,
    _ independence: UnsafeBufferPointer<Double>, runs: UnsafeBufferPointer<Double>
  ) {
    logarithm = document.logarithm
    self.words = words
    self.casing = casing
    self.independence = independence
    runIndependence = runs
    func worth(_ length: Int32) -> Double { Silsila.worth(ofLength: length, document) }
    self.worth = (worth(1), worth(2), worth(3), worth(4))
    spread = Weight.spread * 1 / document.sentences
    general = Silsila.worthOfGeneral(document)
    let relative = -document.logMost
    singleWord =
      Weight.rarestWord * min(0, relative) + Weight.meanWord * relative + Weight.commonestWord * relative + spread
  }

  /// Writes the odds of all phrases that stand once, in sentences whose words are `sentences`.
  ///
  /// Complexity: O(words of the places + sentences).
  func score(
    _ once: SingleStretches, _ sentences: UnsafeMutableBufferPointer<SentenceWords>, _ title: TitleMatch?,
    into odds: UnsafeMutableBufferPointer<Double>
  ) {
    let pairs = odds[once.words.count...]
    score(once.words, sentences, into: odds[...]) { self.odds(ofWord: $0.first, $1, title) }
    score(once.pairs, sentences, into: pairs) { self.odds(ofPair: $0.first, $1, title) }
    score(once.runs, sentences, into: pairs.dropFirst(once.pairs.count)) { self.odds(ofRun: $0.words, $1, title) }
  }

  /// The same for some of them, in text order; `body` gets what their position is worth.
  @inline(__always)
  private func score(
    _ places: UnsafeMutableBufferPointer<Stretch>, _ sentences: UnsafeMutableBufferPointer<SentenceWords>,
    into odds: Slice<UnsafeMutableBufferPointer<Double>>, _ body: (Stretch, Double) -> Double
  ) {
    let odds = UnsafeMutableBufferPointer(rebasing: odds)
    var sentence = -1
    var end = 0
    var position = 0.0
    for number in places.indices {
      let place = places[number]
      while end <= place.first {
        sentence += 1
        end = Int(sentences[sentence].upperBound)
        position = Weight.sentence * logarithm(Int32(truncatingIfNeeded: sentence + 1))
      }
      odds[number] = body(place, position + Weight.word * logarithm(Int32(truncatingIfNeeded: place.first + 1)))
    }
  }

  /// The odds of a pair of which more is known than where it stands.
  @inline(__always)
  func odds(of pair: Phrase, _ title: TitleMatch?) -> Double {
    let position = Weight.sentence * logarithm(pair.firstSentence + 1) + Weight.word * logarithm(pair.first + 1)
    return odds(ofPair: Int(pair.first), position, title)
  }

  @inline(__always)
  private func odds(ofWord word: Int, _ position: Double, _ title: TitleMatch?) -> Double {
    let kind = Int(Occurrence(of: words.flags[word], words.traits[word]).kind)
    let length = worth.0 + Weight.letters * logarithm(words.letters(at: word))
    let independence = independence[kind] + (words.traits[word].contains(.general) ? general : 0)
    return singleWord + position + casing[kind] + self.title(word..<word + 1, title) + independence + length
  }

  @inline(__always)
  private func odds(ofPair first: Int, _ position: Double, _ title: TitleMatch?) -> Double {
    let (left, right) = (words.flags[first], words.flags[first + 1])
    let occurrence = Occurrence(first: left, last: right, capitals: left.intersection(right))
    return odds(of: first..<first + 2, occurrence, position, worth.1, title)
  }

  private func odds(ofRun places: Range<Int>, _ position: Double, _ title: TitleMatch?) -> Double {
    var capitals = WordFlags(rawValue: .max)
    var hasStopWord = false
    for word in places {
      if words.flags[word].contains(.stop) { hasStopWord = true } else { capitals.formIntersection(words.flags[word]) }
    }
    let occurrence = Occurrence(
      first: words.flags[places.lowerBound], last: words.flags[places.upperBound - 1], capitals: capitals)
    let worth = (places.count == 3 ? self.worth.2 : self.worth.3) + (hasStopWord ? Weight.stopWord : 0)
    return odds(of: places, occurrence, position, worth, title)
  }

  @inline(__always)
  private func odds(
    of places: Range<Int>, _ occurrence: Occurrence, _ position: Double, _ worth: Double, _ title: TitleMatch?
  ) -> Double {
    let sums = WordSums(of: places, words, isBare: true)
    let count = Int32(truncatingIfNeeded: places.count)
    let frequency =
      Weight.rarestWord * sums.least + Weight.meanWord * sums.sum / Double(count) + Weight.commonestWord * sums.most
      + Weight.cohesion * (logarithm(count) - logarithm(sums.count)) + spread
    let length = worth + Weight.letters * (logarithm(sums.letters) - logarithm(count))
    let kind = Int(occurrence.kind)
    return frequency + position + casing[kind] + self.title(places, title) + runIndependence[kind] + length
  }

  /// What it is worth to stand in the title, as a whole or in part.
  @inline(__always)
  private func title(_ places: Range<Int>, _ title: TitleMatch?) -> Double {
    guard let title else { return 0 }
    var count = 0.0
    for word in places where words.isInTitle[Int(words.terms[word])] { count += 1 }
    if count == 0 { return 0 }
    let length = Double(places.count)
    let isWhole = count == length && title.contains(words.terms[places])
    return (isWhole ? Weight.inTitle : 0) + Weight.wordsInTitle * count / length
  }
}
