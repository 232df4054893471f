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
      text, sentences: document.read(sentences).ranges, words: words, keys: keys, stopWords: stopWords,
      maximumWords: options.maximumWords)
    let ranking = Ranking(candidates, special: special(of: document, words: words, keys: keys))
    // Most of what scores low is never looked at, so it is not sorted unless it is needed.
    var chosen = choose(candidates, by: ranking, share: 0.25)
    if chosen.count < options.count { chosen = choose(candidates, by: ranking, share: 0) }
    let best = chosen.first.map { ranking.scores[$0] } ?? 1
    let items = chosen.map { number in
      keyword(candidates.all[number], of: candidates, words: words, in: text, score: ranking.scores[number] / best)
    }
    document.write(Keywords(items), to: keywords)
  }

  /// The stems of the title and of headings.
  private func special(of document: Document, words: [TextRange], keys: [WordKey]) -> Set<UInt64> {
    var special = Set<UInt64>()
    for heading in document.read(paragraphs)?.items ?? [] where heading.kind == .heading {
      for place in words.starting(in: heading.range).indices { special.insert(keys[place].stem) }
    }
    if let title = document.read(title) {
      special.formUnion(title.text.split(whereSeparator: { !$0.isLetter }).map { WordKey(String($0)).stem })
    }
    return special
  }

  /// The numbers of the best candidates, leaving out those whose words are all in one that was taken, or that hold one that was.
  private func choose(_ candidates: Candidates, by ranking: Ranking, share: Double) -> [Int] {
    var chosen: [(number: Int, stems: [UInt64])] = []
    for number in ranking.order(candidates, share: share) {
      if chosen.count == options.count { break }
      let stems = candidates.all[number].words.map { candidates.keys[$0].stem }
      let isRepeated = chosen.contains { contains($0.stems, stems) || contains(stems, $0.stems) }
      if !isRepeated { chosen.append((number, stems)) }
    }
    return chosen.map(\.number)
  }

  private func contains(_ whole: [UInt64], _ part: [UInt64]) -> Bool {
    part.count <= whole.count
      && (0...(whole.count - part.count)).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
  }

  private func keyword(
    _ candidate: Candidate, of candidates: Candidates, words: [TextRange], in text: Text, score: Double
  ) -> Keyword {
    let places = candidates.occurrences(of: candidate).map { first in
      TextRange(words[first].start, words[first + candidate.words.count - 1].end)
    }
    return Keyword(text: commonest(of: places.map { text.string(in: $0) }), score: min(1, score), places: places)
  }

  /// The form that stands most often; of equally frequent ones the first.
  private func commonest(of forms: [String]) -> String {
    var counts: [String: Int] = [:]
    for form in forms { counts[form, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return forms.first { counts[$0] == most } ?? ""
  }
}
