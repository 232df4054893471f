import PipelineCore
import TextModel

/// Finds paragraphs, headings, sections, sentences and words.
struct Segment: Stage {
  /// Which rules sentences follow.
  enum Rules: String, OptionChoice {
    /// UAX #29 with what readers expect besides.
    case tailored
    /// UAX #29 as it is, over the whole text.
    case unicode
  }

  struct Options: ComponentOptions {
    var rules = Rules.tailored
    var dictionary = true

    static let schema = [
      OptionField<Options>(
        "rules", \.rules,
        "'tailored' is UAX #29 with what readers expect besides; 'unicode' is UAX #29 alone."
      ),
      OptionField<Options>(
        "dictionary", \.dictionary,
        "Whether words of Thai, Lao, Burmese, Khmer, Chinese and Japanese are found by the dictionaries of ICU."),
    ]
  }

  static let info = ComponentInfo(
    name: "segment",
    summary: "Finds paragraphs, headings, sections, sentences and words.",
    discussion: """
      Words and sentences follow the Unicode rules for every language, by an automaton that reads each scalar once, and depart from them where readers
      do. No sentence ends after abbreviations, from small lists and learned from the text, initials and ordinals, after two dots, or inside quotations and
      brackets; one ends at list numbers in a line, behind notes, where the space was forgotten, and at the marks that one script uses for its own end, in Thai
      at a space between two long pieces. Addresses, times of day, abbreviations with their stop, and compounds with a hyphen in languages that build words so
      are one word; elisions are two. Words of scripts without spaces are found by the dictionaries of ICU. A language that is known makes this sharper.

      Sentences stay inside their paragraph; headings and list items are sentences of their own. Hard-wrapped lines are joined: those whose next word
      would not have fitted, up to one that had room for it, and those that go on with a small letter. Headings and list items are those of the layer `markup`; where it says nothing, a
      heading is a short line without an end mark over running text. Words are
      segments that hold a letter or a digit.
      """,
    references: [
      "Unicode Standard Annex #29, Unicode Text Segmentation, version 15.0",
      "Kiss, Strunk 2006, Unsupervised Multilingual Sentence Boundary Detection, section 3 (abbreviations, initials, ordinals)",
      "RFC 3676, section 4.1 (lines that run on)",
    ],
    version: 3,
    examples: [
      Example(
        "Arabic and Latin sentences",
        text: "وصل الرئيس إلى موسكو. هل التقى نظيره؟ نعم! Dr. Smith met J. Doe. They left.",
        expect: .pieces(
          layer: "sentences",
          ["وصل الرئيس إلى موسكو.", "هل التقى نظيره؟", "نعم!", "Dr. Smith met J. Doe.", "They left."])),
      Example(
        "abbreviations, ordinals and quotations",
        text:
          "Am 3. Mai kam Prof. Weber. \"Is it far? I am tired!\" said the boy.",
        language: "de",
        expect: .pieces(
          layer: "sentences",
          [
            "Am 3. Mai kam Prof. Weber.", "\"Is it far? I am tired!\" said the boy.",
          ])),
      Example(
        "a list in a line", text: "1. Buy bread 2. Call Ada",
        expect: .pieces(layer: "sentences", ["1. Buy bread", "2. Call Ada"])),
      Example(
        "addresses and elisions", text: "L'université : ada@example.com, www.example.com/a", language: "fr",
        expect: .pieces(layer: "words", ["L'", "université", "ada@example.com", "www.example.com/a"])),
      Example(
        "two dots are a pause", text: "اتفاق وقف إطلاق النار.. ما محتواه؟",
        expect: .pieces(layer: "sentences", ["اتفاق وقف إطلاق النار.. ما محتواه؟"])),
      Example(
        "a heading over running text",
        text: "تفاصيل الاتفاقية\n\nوصل الرئيس إلى العاصمة لإجراء محادثات مع نظيره حول قضايا عدة.",
        expect: .json(
          layer: "sections", #"[{"start":0,"end":79,"heading":{"start":0,"end":16}}]"#)),
      Example(
        "words", text: "It's 3.5 km, واتفاقية!", expect: .pieces(layer: "words", ["It's", "3.5", "km", "واتفاقية"])),
    ])

  private let rules: Rules
  private let usesDictionary: Bool
  private let language: OptionalReadPort<Language>
  private let markup: OptionalReadPort<Markup>
  private let paragraphs: WritePort<Paragraphs>
  private let sections: WritePort<Sections>
  private let sentences: WritePort<Sentences>
  private let words: WritePort<Words>

  init(options: Options, setup: inout Setup) {
    rules = options.rules
    usesDictionary = options.dictionary && options.rules == .tailored
    language = setup.readsIfPresent(.language)
    markup = setup.readsIfPresent(.markup)
    paragraphs = setup.writes(.paragraphs)
    sections = setup.writes(.sections)
    sentences = setup.writes(.sentences)
    words = setup.writes(.words)
  }

  func process(_ document: inout Document) {
    let text = document.text
    let tag = document.read(self.language)?.tag
    let language = tag == "und" ? nil : tag
    let blocks = Blocks.find(in: text, markup: document.read(markup)?.items ?? [])
    var boundaries = Boundaries()
    var found: [TextRange] = []
    boundaries.words.reserveCapacity(text.count / 8)
    found.reserveCapacity(text.count / 128 + blocks.count)
    switch rules {
    case .tailored:
      let wordTailoring = WordTailoring(text, tables: .shared, language: language)
      var rules = SentenceRules(text, tables: .shared, language: language)
      let splits = SentenceSplits(text: text, tables: .shared)
      for block in blocks {
        let firstWord = boundaries.words.count
        let range = block.paragraph.range
        boundaries.add(.marks, range, of: text, tables: .shared, joinsLines: block.joinsLines)
        rules.judge(boundaries.places, in: range)
        addSentences(ending: rules.ends, in: range, of: text, to: &found)
        wordTailoring.apply(
          to: &boundaries.words, from: firstWord, in: range, marks: boundaries.places, stops: rules.abbreviationStops)
        splits.apply(rules.ends, to: &boundaries.words, from: firstWord)
        boundaries.places.removeAll(keepingCapacity: true)
      }
    case .unicode:
      boundaries.add(.ends, text.range, of: text, tables: .shared)
      addSentences(ending: boundaries.places, in: text.range, of: text, to: &found)
    }
    if usesDictionary, boundaries.hasLongScalars {
      DictionaryWords.shared.apply(to: &boundaries.words, from: 0, in: text)
    }
    document.write(Words(boundaries.words), to: words)
    document.write(Sentences(found), to: sentences)
    let paragraphs = blocks.map(\.paragraph)
    document.write(Paragraphs(paragraphs), to: self.paragraphs)
    document.write(Sections(Segment.sections(of: paragraphs)), to: sections)
  }

  private func addSentences(ending ends: [UInt32], in range: TextRange, of text: Text, to found: inout [TextRange]) {
    var start = range.start
    for end in ends {
      let sentence = text.trimmed(TextRange(start, end))
      if !sentence.isEmpty { found.append(sentence) }
      start = end
    }
  }

  /// Each heading opens a section; what stands before the first is one too.
  private static func sections(of paragraphs: [Paragraph]) -> [Section] {
    var sections: [Section] = []
    var start: Paragraph?
    var end: UInt32 = 0
    func close() {
      guard let start else { return }
      let heading = start.kind == .heading ? start.range : nil
      sections.append(Section(TextRange(start.range.start, end), heading: heading))
    }
    for paragraph in paragraphs {
      if start == nil || paragraph.kind == .heading {
        close()
        start = paragraph
      }
      end = paragraph.range.end
    }
    close()
    return sections
  }
}
