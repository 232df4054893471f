import Lexicon
import PipelineCore
import TextModel

/// Finds the documents nearest to each document, and the stories that documents tell together.
struct LinkRelated: CorpusStage {
  struct Options: ComponentOptions {
    var count = 5
    var minimum = 0.1
    var repeated = false
    var stories = false
    var storyScore = 0.5
    var storyDays = 3
    var exactUpTo = 50_000

    static let schema = [
      OptionField<Options>("count", \.count, "How many related documents to list at most.", 1...100),
      OptionField<Options>("minimum", \.minimum, "The least score of a related document.", 0...1),
      OptionField<Options>(
        "repeated", \.repeated,
        "Whether documents that repeat others, by the layer `duplicate_of`, are listed as well; else their representative alone is."
      ),
      OptionField<Options>("stories", \.stories, "Whether to find the stories that documents tell together."),
      OptionField<Options>(
        "story-score", \.storyScore, "The score from which two documents may be of one story.", 0.05...1),
      OptionField<Options>(
        "story-days", \.storyDays,
        "How many days may lie between a story's documents, where `metadata` has a `date` as 2025-01-17.", 0...10_000),
      OptionField<Options>(
        "exact-up-to", \.exactUpTo,
        "Up to how many documents every pair with a word in common is compared; with more, the likely ones are.",
        0 ... .max),
    ]
  }

  static let info = ComponentInfo(
    name: "link-related",
    summary: "Lists the documents nearest to each document, and finds the stories that documents tell together.",
    discussion: """
      Documents are compared by their words: stems, without stop words and numbers, each weighing more the more often it counts and the fewer documents have
      it. A word of the title counts twice more, one of a keyphrase once more where the layer `keywords` is there. The score of two documents, 0 to 1, is the
      mean of two cosines: that of their own words, and that of their nearest documents, so that documents on one topic find each other whose words differ.
      What a document shares with no other lowers its scores.

      Behind `fold-duplicates` documents that repeat others are not listed, and have the list of the document that stands for them.

      With `stories: true`, documents that count each other among their nearest, with `story-score` or more, and were published within `story-days`, make a
      story: each document of it is that near to one of them. `story` holds the id of its first document, the keywords that half of its documents or more have in
      common (from the layer `keywords`, else the most frequent words), and its size.

      Up to `exact-up-to` documents every pair with a word in common is compared, which takes time in proportion to the square of their number. Beyond, a
      document is compared with the 128 earlier ones that have most in common with its 24 weightiest words, looked up among the latest 8,192 documents that
      have them: on 31,523 articles 88 of 100 related documents were the same, and 97 of 100 nearest ones. Of a document the 200 words are remembered that
      count most. Memory is about 1.5 kB for each document of 300 words while it learns, 2 kB with stories.
      """,
    references: [
      "Salton, Buckley 1988, Term-Weighting Approaches in Automatic Text Retrieval",
      "Robertson, Zaragoza 2009, The Probabilistic Relevance Framework: BM25 and Beyond",
      "Jarvis, Patrick 1973, Clustering Using a Similarity Measure Based on Shared Near Neighbors",
      "Bayardo, Ma, Srikant 2007, Scaling Up All Pairs Similarity Search",
      "Aslam, Pelekhov, Rus 2004, The Star Clustering Algorithm for Static and Dynamic Information Organization",
    ],
    version: 4,
    examples: [
      Example(
        "nothing to compare with", after: ["segment"], text: "The harbour opened today.",
        expect: .json(layer: "related", "[]"), .absent(layer: "story")),
      Example(
        "alone in its story", after: ["segment"], options: "{ stories: true, count: 3 }",
        text: "افتتح الوزير الميناء اليوم.", expect: .json(layer: "related", "[]"), .absent(layer: "story")),
    ])

  private let options: Options
  private let words: ReadPort<Words>
  private let terms: TermsPort
  private let title: OptionalReadPort<Title>
  private let keywords: OptionalReadPort<Keywords>
  private let metadata: OptionalReadPort<Metadata>
  private let duplicateOf: OptionalReadPort<DuplicateOf>
  private let related: WritePort<Related>
  private let story: UpdatePort<Story>

  init(options: Options, setup: inout Setup) {
    self.options = options
    words = setup.reads(.words)
    terms = TermsPort(&setup)
    title = setup.readsIfPresent(.title)
    keywords = setup.readsIfPresent(.keywords)
    metadata = setup.readsIfPresent(.metadata)
    duplicateOf = setup.readsIfPresent(.duplicateOf)
    related = setup.writes(.related)
    story = setup.updates(.story)
  }

  func makeState() -> GatheredTerms { GatheredTerms() }

  func observe(_ document: Document, into state: inout GatheredTerms) {
    if !options.repeated, let representative = document.read(duplicateOf)?.id {
      state.repeated.append(IDList.hash(of: document.id))
      state.representatives.append(IDList.hash(of: representative))
      return
    }
    let terms = terms.terms(of: document)
    let ranges = document.read(words).ranges
    let keywords = document.read(keywords)
    let titleTerms = document.read(title).map { Terms(line: $0.text, language: terms.language) }
    let weighted = WeightedTerms(terms, ranges: ranges, title: titleTerms, keywords: keywords)
    state.ids.append(document.id)
    state.terms.append(weighted.keys)
    state.counts.append(weighted.counts)
    state.dates.append(document.read(metadata)?.minutesOfDate.map { Int32(clamping: $0) } ?? -1)
    state.phrases.append(
      options.stories ? StoryPhrases.of(document.text, ranges, terms, keywords).joined(separator: "\n") : "")
  }

  func fit(_ state: consuming GatheredTerms) -> Links { Links(consume state, options: options) }

  func process(_ document: inout Document, with model: Links) {
    let items = model.related(of: document.id)
    document.write(Related(items), to: related)
    if let found = model.story(of: document.id) { document.update(story) { $0 = found } }
  }
}
