import Lexicon
import PipelineCore
import TextModel

/// Finds the phrases that stand for a document.
struct TagKeywords: Stage {
  struct Options: ComponentOptions {
    var count = 10
    var maximumWords = 4
    var method = MethodName.silsila
    var minimumScore = 0.0
    var language: String?
    var explain = false

    static let schema = [
      OptionField<Options>("count", \.count, "How many keywords to keep.", 1...1000),
      OptionField<Options>("maximum-words", \.maximumWords, "The most words a keyword may have.", 1...6),
      OptionField<Options>(
        "method", \.method,
        "How phrases are scored; `tf-idf` and `bm25` need `weigh-terms` before."),
      OptionField<Options>(
        "minimum-score", \.minimumScore, "The least score a keyword may have; fewer than `count` may be left.", 0...1),
      OptionField<Options>(
        "language", \.language,
        "The language of stop words and stems; null takes the document's, else finds it."),
      OptionField<Options>(
        "explain", \.explain, "Whether each keyword tells the parts of its score; for the method 'silsila'."),
    ]
  }

  static let info = ComponentInfo(
    name: "tag-keywords",
    summary: "Ranks the phrases that stand for a document, with a score and every place.",
    discussion: """
      From the document alone, with nothing to download. Candidates are phrases inside one sentence with no stop word, number or single letter at an edge, and not inside a
      compound with hyphens; verbs and adverbs that are known as such are no part of one, nor is the agency in a dateline. Where adjectives stand before nouns and are
      known as such (English, Russian, Ukrainian, German), none ends with an adjective or a participle, nor with a date that has a capital; initials hold a name together.
      Forms of a word count as one: see the layer `terms`. A keyword is shown in the form that stands most often, without an Arabic conjunction or preposition
      or an English possessive, and without Korean particles and what Turkish sets off from names by an apostrophe.

      The default, `silsila`, adds up what is known of a phrase: how often and how early it stands, how often its words do, whether it stands by itself
      or only as a piece of longer phrases, whether its words are set in capitals, whether it stands in the title, how long it is; and, after `weigh-terms`, how
      rare its words are in the whole folder. The sum is the logarithm of the odds that an editor would choose it, so scores compare between articles. Phrases are
      taken one by one, each for what it adds to those taken. The other methods are those of their papers, with the same candidates and the same way to take
      them, and are there to compare with: none needs parts of speech, so runs of content words stand for noun phrases.
      """,
    references: [
      "Frantzi, Ananiadou, Mima 2000, Automatic recognition of multi-word terms: the C-value/NC-value method, section 2.2 (nested phrases)",
      "Justeson, Katz 1995, Technical terminology: some linguistic properties and an algorithm for identification in text, section 2 (a noun at the end)",
      "Carbonell, Goldstein 1998, The use of MMR, diversity-based reranking, equation 1",
      "Larkey, Ballesteros, Connell 2002, Improving stemming for Arabic information retrieval (light10)",
      "yake: Campos et al. 2020, YAKE! Keyword extraction from single documents using multiple local features, sections 3.2 to 3.4",
      "rake: Rose, Engel, Cramer, Cowley 2010, Automatic keyword extraction from individual documents, section 1.2",
      "text-rank: Mihalcea, Tarau 2004, TextRank: Bringing order into texts, section 3",
      "position-rank: Florescu, Caragea 2017, PositionRank: An unsupervised approach to keyphrase extraction from scholarly documents, section 3",
      "multipartite-rank: Boudin 2018, Unsupervised keyphrase extraction with multipartite graphs, sections 2 and 3",
      "tf-idf: Salton, Buckley 1988, Term-weighting approaches in automatic text retrieval",
      "bm25: Robertson, Zaragoza 2009, The probabilistic relevance framework: BM25 and beyond, equation 3.15",
    ],
    version: 8,
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
  private let title: OptionalReadPort<Title>
  private let terms: TermsPort
  private let weights: OptionalReadPort<TermWeights>
  private let keywords: WritePort<Keywords>
  private let method: any KeywordMethod

  init(options: Options, setup: inout Setup) {
    self.options = options
    sentences = setup.reads(.sentences)
    words = setup.reads(.words)
    title = setup.readsIfPresent(.title)
    terms = TermsPort(&setup, language: options.language)
    if options.method.needsWeights {
      _ = setup.reads(.termWeights)
      if options.language != nil {
        setup.reject(
          option: "language",
          "'\(options.method.rawValue)' uses the terms of 'weigh-terms', in the document's own language",
          hint: "leave it out")
      }
    }
    weights = setup.readsIfPresent(.termWeights)
    keywords = setup.writes(.keywords)
    method = options.method.method
  }

  func process(_ document: inout Document) {
    let terms = self.terms.terms(of: &document)
    let text = document.text
    let phrases = Phrases(
      text, words: document.read(words).ranges, sentences: document.read(sentences).ranges, terms: terms,
      maximumWords: options.maximumWords, keepsFragments: method.scoresFragments)
    // Their memory is another document's when they go, so they stay while anything points into it.
    let keywords = withExtendedLifetime(phrases) { found(in: phrases, of: document) }
    document.write(Keywords(keywords), to: self.keywords)
  }

  private func found(in phrases: Phrases, of document: Document) -> [Keyword] {
    var context = KeywordContext(weights: options.language == nil ? document.read(weights) : nil)
    if let title = document.read(title) { context.title = TitleMatch(title.text, for: phrases) }
    var odds = method.odds(of: phrases, context)
    SingleIdeographs.leaveOut(of: phrases, &odds)
    var choices = Selection.best(options.count, of: phrases, odds: odds)
    choices.removeAll { $0.score < options.minimumScore }
    let numbers = choices.map(\.phrase)
    let parts = options.explain ? method.parts(of: numbers, in: phrases, context) : []
    return TagKeywords.keywords(choices, numbers, parts, phrases)
  }

  /// The phrases that were chosen, as the layer has them.
  private static func keywords(
    _ choices: [Selection.Choice], _ numbers: [Int], _ parts: [[ScorePart]], _ phrases: Phrases
  ) -> [Keyword] {
    let occurrences = Occurrences(of: numbers, in: phrases)
    let isEnglish = phrases.terms.language == "en"
    let nounEnding = NounEnding(language: phrases.terms.language)
    return phrases.text.utf8.withUnsafeBufferPointer { bytes in
      phrases.words.withUnsafeBufferPointer { words in
        phrases.terms.traits.withUnsafeBufferPointer { traits in
          choices.indices.map { place in
            let length = phrases.stretch(numbers[place]).length
            let firsts = occurrences[place]
            let places = firsts.map { TextRange(words[Int($0)].start, words[Int($0) + length - 1].end) }
            let text = SurfaceForm.best(of: places, in: bytes) {
              traits[Int(firsts[firsts.startIndex + $0])].hasClitic
            } ending: {
              guard isEnglish else { return nounEnding?.length(in: $1) ?? 0 }
              let last = Int(firsts[firsts.startIndex + $0]) + length - 1
              return phrases.flags[last].contains(.rightBoundary) ? 0 : EnglishPossessive.length(in: $1)
            }
            return Keyword(
              text: text, score: choices[place].score, places: places, parts: parts.isEmpty ? [] : parts[place])
          }
        }
      }
    }
  }
}
