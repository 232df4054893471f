import Lexicon
import PipelineCore
import TextModel

/// Chooses the sentences that stand for a document.
struct Summarise: Stage {
  struct Options: ComponentOptions {
    var method = Method.silsila
    var sentences = 3
    var words: Int?
    var share: Double?
    var headline = false
    var sections = false
    var explain = false
    var language: String?

    static let schema = [
      OptionField<Options>("method", \.method, "How sentences are scored."),
      OptionField<Options>(
        "sentences", \.sentences, "How many sentences to take; `words` or `share`, where given, say it instead.",
        1...1000
      ),
      OptionField<Options>(
        "words", \.words, "How many words to take at most, in whole sentences; at least one sentence."),
      OptionField<Options>(
        "share", \.share, "What share of the document's words to take at most, from 0 to 1; at least one sentence."),
      OptionField<Options>("headline", \.headline, "Whether to make a title for documents that have none."),
      OptionField<Options>(
        "sections", \.sections, "Whether to summarise each section besides, within the same bounds."),
      OptionField<Options>("explain", \.explain, "Whether to say what each sentence scores, and why."),
      OptionField<Options>(
        "language", \.language, "The language of the words; null takes the document's, else finds it."),
    ]
  }

  private let options: Options
  private let sentences: ReadPort<Sentences>
  private let words: ReadPort<Words>
  private let terms: TermsPort
  private let paragraphs: OptionalReadPort<Paragraphs>
  private let sections: OptionalReadPort<Sections>
  private let title: TitlePort
  private let summary: WritePort<Summary>
  private let sectionSummaries: WritePort<SectionSummaries>?
  private let scores: WritePort<SentenceScores>?
  private let lengths: Blend.Lengths

  /// The title: only read, but where it may have to be made.
  private enum TitlePort {
    case read(OptionalReadPort<Title>)
    case update(UpdatePort<Title>)
  }

  init(options: Options, setup: inout Setup) {
    self.options = options
    sentences = setup.reads(.sentences)
    words = setup.reads(.words)
    terms = TermsPort(&setup, language: options.language)
    paragraphs = setup.readsIfPresent(.paragraphs)
    sections = setup.readsIfPresent(.sections)
    title = options.headline ? .update(setup.updates(.title)) : .read(setup.readsIfPresent(.title))
    summary = setup.writes(.summary)
    sectionSummaries = options.sections ? setup.writes(.sectionSummaries) : nil
    scores = options.explain ? setup.writes(.sentenceScores) : nil
    lengths = Blend.Lengths(count: options.sentences)
    Summarise.check(options, &setup)
  }

  private static func check(_ options: Options, _ setup: inout Setup) {
    if let words = options.words, words < 1 {
      setup.reject(option: "words", "'words' must be at least 1, not \(words)")
    }
    if let share = options.share, !(share > 0 && share <= 1) {
      setup.reject(option: "share", "'share' must be more than 0 and at most 1, not \(share)")
    }
    if options.words != nil, options.share != nil {
      setup.reject(option: "share", "'share' and 'words' both say how long", hint: "leave out one of them")
    }
    if options.sentences != Options().sentences, options.words != nil || options.share != nil {
      let other = options.words != nil ? "words" : "share"
      setup.reject(
        option: other, "'\(other)' and 'sentences' both say how long", hint: "leave out one of them")
    }
  }

  func process(_ document: inout Document) {
    let title = title(of: document)
    let passages = Passages(
      document.text, sentences: document.read(sentences).ranges, words: document.read(words).ranges,
      terms: terms.terms(of: &document), paragraphs: document.read(paragraphs)?.items ?? [], title: title?.text,
      countsTerms: options.method.countsTerms)
    let whole = 0..<passages.table.count
    let budget = budget(for: passages, whole)
    let scoring = Scoring(passages, method: options.method, budget: budget, lengths: lengths)
    var choice = Choice(passages, scoring)
    let chosen = choice.choose(whole, within: budget)
    document.write(Summary(of: chosen, among: passages.sentences, in: passages.text), to: summary)
    if let sectionSummaries {
      document.write(summaries(of: document.read(sections)?.items ?? [], passages, &choice), to: sectionSummaries)
    }
    if let scores { document.write(scoring.explained(passages, chosen: chosen), to: scores) }
    if title == nil, case .update(let port) = self.title,
      let made = Headline.title(passages, scoring, paragraphs: document.read(paragraphs)?.items ?? [])
    {
      document.update(port) { $0 = Title(made) }
    }
  }

  private func title(of document: Document) -> Title? {
    let title =
      switch title {
      case .read(let port): document.read(port)
      case .update(let port): document.read(port)
      }
    return title.flatMap { $0.text.utf8.allSatisfy { $0 == 0x20 } ? nil : $0 }
  }

  /// What a summary of some of the sentences may hold.
  private func budget(for passages: Passages, _ sentences: Range<Int>) -> Budget {
    if let words = options.words { return Budget(sentences: Budget.boundless, words: words) }
    guard let share = options.share else { return Budget(sentences: options.sentences, words: Budget.boundless) }
    let words = sentences.reduce(0) { $0 + Int(passages.table.lengths[$1]) }
    return Budget(sentences: Budget.boundless, words: max(1, Int((Double(words) * share).rounded(.down))))
  }

  private func summaries(of sections: [Section], _ passages: Passages, _ choice: inout Choice) -> SectionSummaries {
    SectionSummaries(
      sections.compactMap { section in
        let within = passages.sentences.starting(in: section.range)
        let own = within.indices.filter { place in section.heading.map { !$0.contains(within[place]) } ?? true }
        guard let first = own.first, let last = own.last else { return nil }
        let chosen = choice.choose(first..<last + 1, within: budget(for: passages, first..<last + 1))
        return SectionSummary(
          heading: section.heading, summary: Summary(of: chosen, among: passages.sentences, in: passages.text))
      })
  }
}
