import Lexicon
import PipelineCore
import TextModel

/// Finds the phrases that stand for a document.
struct TagKeywords: Stage {
  struct Options: ComponentOptions {
    var count = 10
    var maximumWords = 3
    var language: String?

    static let schema = [
      OptionField<Options>("count", \.count, "How many keywords to keep.", 1...1000),
      OptionField<Options>("maximum-words", \.maximumWords, "The most words a keyword may have.", 1...6),
      OptionField<Options>(
        "language", \.language, "The language of the stop words; null takes the document's, else finds it."),
    ]
  }

  static let info = ComponentInfo(
    name: "tag-keywords",
    summary: "Ranks the phrases that stand for a document, with a score and every place.",
    discussion: """
      From the document alone, with nothing to download. Candidates are phrases inside one sentence with no stop word at an edge; forms of a word that
      differ in case, Arabic clitics and common endings count as one and are shown as they stand most often. Words weigh by how often, how early and in
      how many sentences they stand, and whether they are in the title; phrases by their words and by how often they stand as a whole. A phrase that is part of a better one is left out.
      """,
    references: [
      "Campos et al. 2020, YAKE! Keyword extraction from single documents using multiple local features, sections 3.2 and 3.3 (position, spread, casing)",
      "Frantzi, Ananiadou, Mima 2000, Automatic recognition of multi-word terms: the C-value/NC-value method, section 2.2",
      "Larkey, Ballesteros, Connell 2002, Improving stemming for Arabic information retrieval (light10)",
    ],
    examples: [
      Example(
        "phrases that come back", after: ["segment"], options: "{ count: 2 }",
        text: """
          The harbour master closed the container port. Ships waited outside the container port for hours. The harbour master said the container port would open at dawn.
          """, language: "en",
        expect: .pieces(
          layer: "keywords", ["container port", "container port", "container port", "harbour master", "harbour master"])
      )
    ])

  private let options: Options
  private let sentences: ReadPort<Sentences>
  private let words: ReadPort<Words>
  private let paragraphs: OptionalReadPort<Paragraphs>
  private let title: OptionalReadPort<Title>
  private let language: OptionalReadPort<Language>
  private let keywords: WritePort<Keywords>

  init(options: Options, setup: inout Setup) {
    self.options = options
    sentences = setup.reads(.sentences)
    words = setup.reads(.words)
    paragraphs = setup.readsIfPresent(.paragraphs)
    title = setup.readsIfPresent(.title)
    language = setup.readsIfPresent(.language)
    keywords = setup.writes(.keywords)
  }

  func process(_ document: inout Document) {
    let text = document.text
    let words = document.read(self.words).ranges
    let keys = words.map { WordKey(text.utf8[$0.bytes]) }
    let given = (options.language ?? document.read(language)?.tag).flatMap(StopWords.of)
    let stopWords = given ?? StopWords.bestFit(for: keys)?.words
    let candidates = Candidates(
      text, sentences: document.read(sentences).ranges, words: words, stopWords: stopWords, keys: keys,
      maximumWords: options.maximumWords)
    let headings = document.read(paragraphs)?.items.filter { $0.kind == .heading }.map(\.range) ?? []
    var special = Set(headings.flatMap { words.starting(in: $0) }.map { WordKey(text.utf8[$0.bytes]).stem })
    if let title = document.read(title) {
      special.formUnion(title.text.split(whereSeparator: { !$0.isLetter }).map { WordKey(String($0)).stem })
    }
    let ranked = Ranking(candidates, special: special).ranked
    document.write(Keywords(choose(ranked, text: text)), to: keywords)
  }

  /// Takes the best phrases, leaving out those whose words are all in one that was taken, or that hold one that was.
  private func choose(_ ranked: [Ranking.Ranked], text: Text) -> [Keyword] {
    var chosen: [(stems: [UInt64], keyword: Keyword)] = []
    let best = ranked.first?.score ?? 1
    for phrase in ranked where chosen.count < options.count {
      let isRepeated = chosen.contains { taken in
        contains(taken.stems, phrase.stems)
          || (contains(phrase.stems, taken.stems) && phrase.stems.count > taken.stems.count)
      }
      if isRepeated { continue }
      let score = min(1, max(0, phrase.score / best))
      let surface = commonest(of: phrase.candidate.places.map { text.string(in: $0) })
      chosen.append((phrase.stems, Keyword(text: surface, score: score, places: phrase.candidate.places)))
    }
    return chosen.map(\.keyword)
  }

  private func contains(_ whole: [UInt64], _ part: [UInt64]) -> Bool {
    part.count <= whole.count
      && (0...(whole.count - part.count)).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
  }

  /// The form that stands most often; of equally frequent ones the first.
  private func commonest(of forms: [String]) -> String {
    var counts: [String: Int] = [:]
    for form in forms { counts[form, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return forms.first { counts[$0] == most } ?? ""
  }
}
