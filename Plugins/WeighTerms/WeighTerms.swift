import Lexicon
import PipelineCore

/// Counts in how many documents of the run each term stands.
struct WeighTerms: CorpusStage {
  struct Options: ComponentOptions {
    var sample = 1.0

    static let schema = [
      OptionField<Options>(
        "sample", \.sample,
        "What share of the documents to count, chosen by their ids; 0.1 is one in ten, enough for very large folders.",
        0.001...1)
    ]
  }

  static let info = ComponentInfo(
    name: "weigh-terms",
    summary: "Counts in how many documents each term stands, so that later stages know what is rare.",
    discussion: """
      `tag-keywords`, `summarise` and `link-related` use the layer `term_weights` where it is there: a word that every article has says little of one. Counts are
      exact and take about 40 bytes for each different term, whatever the number of articles; with `sample` they are those of a fixed part of the articles, and
      terms that do not stand in it count as those that stand in one article. The folder is read once more for it.
      """,
    references: [
      "Spärck Jones 1972, A statistical interpretation of term specificity and its application in retrieval"
    ],
    version: 4,
    examples: [
      Example(
        "one document", after: ["segment"], text: "Ships of the port. The port.", language: "en",
        expect: .json(layer: "term_weights", #"{"documents":1,"frequencies":[1,1,1,1]}"#))
    ])

  private let options: Options
  private let terms: TermsPort
  private let weights: WritePort<TermWeights>

  init(options: Options, setup: inout Setup) {
    self.options = options
    terms = TermsPort(&setup)
    weights = setup.writes(.termWeights)
  }

  func makeState() -> DocumentFrequencies { DocumentFrequencies() }

  func observe(_ document: Document, into state: inout DocumentFrequencies) {
    if isCounted(document.id) { state.add(terms.terms(of: document).keys) }
  }

  func fit(_ state: consuming DocumentFrequencies) -> DocumentFrequencies { state }

  func process(_ document: inout Document, with model: DocumentFrequencies) {
    let terms = self.terms.terms(of: &document)
    document.write(
      TermWeights(documents: max(1, model.documents), frequencies: terms.keys.map { max(1, model.frequency(of: $0)) }),
      to: weights)
  }

  private func isCounted(_ id: String) -> Bool {
    if options.sample == 1 { return true }
    let hash = WordKey(id).folded &* 0x9E37_79B9_7F4A_7C15
    return Double(hash >> 11) < options.sample * Double(1 << 53)
  }
}
