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

    static let schema = [
      OptionField<Options>(
        "rules", \.rules,
        "Which rules sentences follow: 'tailored' ends none after abbreviations, initials and two dots; 'unicode' is UAX #29 alone."
      )
    ]
  }

  static let info = ComponentInfo(
    name: "segment",
    summary: "Finds paragraphs, headings, sections, sentences and words.",
    discussion: """
      Sentences and words follow the Unicode rules for every language, by an automaton that reads each scalar once. Sentences stay inside their
      paragraph; headings and list items are sentences of their own. Hard-wrapped lines are joined: those whose next word would not have fitted. A
      heading is a short line without an end mark over running text. Words are segments that hold a letter or a digit.
      """,
    references: ["Unicode Standard Annex #29, Unicode Text Segmentation, version 15.0"],
    examples: [
      Example(
        "Arabic and Latin sentences",
        text: "وصل الرئيس إلى موسكو. هل التقى نظيره؟ نعم! Dr. Smith met J. Doe. They left.",
        expect: .pieces(
          layer: "sentences",
          ["وصل الرئيس إلى موسكو.", "هل التقى نظيره؟", "نعم!", "Dr. Smith met J. Doe.", "They left."])),
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
  private let paragraphs: WritePort<Paragraphs>
  private let sections: WritePort<Sections>
  private let sentences: WritePort<Sentences>
  private let words: WritePort<Words>

  init(options: Options, setup: inout Setup) {
    rules = options.rules
    paragraphs = setup.writes(.paragraphs)
    sections = setup.writes(.sections)
    sentences = setup.writes(.sentences)
    words = setup.writes(.words)
  }

  func process(_ document: inout Document) {
    let text = document.text
    let blocks = Blocks.find(in: text)
    var boundaries = Boundaries()
    var found: [TextRange] = []
    boundaries.words.reserveCapacity(text.count / 8)
    switch rules {
    case .tailored:
      for block in blocks {
        boundaries.add(block.paragraph.range, of: text, tables: .shared, joinsLines: block.joinsLines)
        addSentences(ending: boundaries.sentenceEnds, in: block.paragraph.range, of: text, tailored: true, to: &found)
        boundaries.sentenceEnds.removeAll(keepingCapacity: true)
      }
    case .unicode:
      boundaries.add(text.range, of: text, tables: .shared, joinsLines: false)
      addSentences(ending: boundaries.sentenceEnds, in: text.range, of: text, tailored: false, to: &found)
    }
    document.write(Words(boundaries.words), to: words)
    document.write(Sentences(found), to: sentences)
    document.write(Paragraphs(blocks.map(\.paragraph)), to: paragraphs)
    document.write(Sections(Segment.sections(of: blocks.map(\.paragraph))), to: sections)
  }

  private func addSentences(
    ending ends: [UInt32], in range: TextRange, of text: Text, tailored: Bool, to found: inout [TextRange]
  ) {
    var start = range.start
    for end in ends {
      if tailored, end < range.end, !Tailoring.shared.isEnd(Int(end), sentenceFrom: Int(start), in: text) { continue }
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
