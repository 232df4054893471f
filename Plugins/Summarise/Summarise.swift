import Foundation
import Lexicon
import PipelineCore
import TextModel

/// Chooses the sentences that stand for a document.
struct Summarise: Stage {
  struct Options: ComponentOptions {
    var sentences = 3
    var language: String?

    static let schema = [
      OptionField<Options>("sentences", \.sentences, "How many sentences to take.", 1...1000),
      OptionField<Options>(
        "language", \.language, "The language of the stop words; null takes the document's, else finds it."),
    ]
  }

  static let info = ComponentInfo(
    name: "summarise",
    summary: "Takes the sentences that stand for a document, in text order.",
    discussion: """
      A sentence weighs by how well its words match those of the whole document, by its place (news tells first what matters), and by the words of the
      title and the best keywords. Sentences are taken one by one, each for what it adds to those taken (maximal marginal relevance). Headings, list
      items and questions are taken only when nothing else is there. Linear in the length of the document.
      """,
    references: [
      "Radev et al. 2004, Centroid-based summarization of multiple documents, section 3 (centrality and position)",
      "Carbonell, Goldstein 1998, The use of MMR, diversity-based reranking, equation 1",
    ],
    examples: [
      Example(
        "the sentence that says most", after: ["segment"], options: "{ sentences: 1 }",
        text: "The old port opened again after the storm. Why so late? A cat slept.", language: "en",
        expect: .json(layer: "summary", #"{"text":"The old port opened again after the storm.","sentences":[0]}"#))
    ])

  private let options: Options
  private let sentences: ReadPort<Sentences>
  private let words: ReadPort<Words>
  private let paragraphs: OptionalReadPort<Paragraphs>
  private let title: OptionalReadPort<Title>
  private let keywords: OptionalReadPort<Keywords>
  private let language: OptionalReadPort<Language>
  private let summary: WritePort<Summary>

  init(options: Options, setup: inout Setup) {
    self.options = options
    sentences = setup.reads(.sentences)
    words = setup.reads(.words)
    paragraphs = setup.readsIfPresent(.paragraphs)
    title = setup.readsIfPresent(.title)
    keywords = setup.readsIfPresent(.keywords)
    language = setup.readsIfPresent(.language)
    summary = setup.writes(.summary)
  }

  func process(_ document: inout Document) {
    let text = document.text
    let sentences = document.read(self.sentences).ranges
    let words = document.read(self.words).ranges
    let keys = words.map { WordKey(text.utf8[$0.bytes]) }
    let given = (options.language ?? document.read(language)?.tag).flatMap(StopWords.of)
    let stopWords = given ?? StopWords.bestFit(for: keys)?.words
    var special = Set<UInt64>()
    if let title = document.read(title) {
      special.formUnion(title.text.split(whereSeparator: { !$0.isLetter }).map { WordKey(String($0)).stem })
    }
    for keyword in document.read(keywords)?.items.prefix(5) ?? [] {
      for place in keyword.places.prefix(1) {
        special.formUnion(words.starting(in: place).map { WordKey(text.utf8[$0.bytes]).stem })
      }
    }
    let others = document.read(paragraphs)?.items.filter { $0.kind != .body }.map(\.range) ?? []
    let scored = Centrality(
      text, sentences: sentences, words: words, keys: keys, stopWords: stopWords, special: special, others: others)
    let chosen = scored.choose(options.sentences)
    let joined = chosen.map { text.string(in: sentences[$0]).replacing("\n", with: " ") }.joined(separator: " ")
    document.write(Summary(text: joined, sentences: chosen, ranges: chosen.map { sentences[$0] }), to: summary)
  }
}
