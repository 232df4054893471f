import Lexicon
import PipelineCore
import TextModel

/// Finds what people are quoted with.
struct TagQuotations: Stage {
  struct Options: ComponentOptions {
    var minimumWords = 4

    static let schema = [
      OptionField<Options>(
        "minimum-words", \.minimumWords,
        "How many words a quotation has at least; shorter ones are names and titles, but behind a verb of saying and a colon, or right before one.",
        1...1000)
    ]
  }

  static let info = ComponentInfo(
    name: "tag-quotations",
    summary: "Finds quotations, and the verb that says that somebody said them.",
    discussion: """
      A quotation is what stands between quotation marks of any kind inside one paragraph. Its verb is the nearest verb of saying before it in the same
      sentence, else the first behind it: `قال`, `said`, `a déclaré`, `diye konuştu`. The verbs are lists in thirteen languages under
      `Plugins/TagQuotations/Resources/verbs`; without a known language all of them hold.
      """,
    examples: [
      Example(
        "a verb before", after: ["segment"], text: "وقال الوزير في تصريح للصحفيين: «سنفتح الميناء غدا». ثم غادر.",
        language: "ar", expect: .json(layer: "quotations", #"[{"start":31,"end":50,"verb":{"start":0,"end":4}}]"#)),
      Example(
        "a verb behind", after: ["segment"], text: "“We open the harbour tomorrow,” the minister said.", language: "en",
        expect: .pieces(layer: "quotations", ["“We open the harbour tomorrow,”", "said"])),
      Example(
        "a name in marks is no quotation", after: ["segment"], text: "The ship \"Blue Star\" came in.", language: "en",
        expect: .json(layer: "quotations", "[]")),
      Example(
        "short, but said", after: ["segment"], text: "وقالت: «نعم».", language: "ar",
        expect: .pieces(layer: "quotations", ["«نعم»", "وقالت"])),
      Example(
        "a verb written onto the marks", after: ["segment"], text: "“早茶价格好，但是人手不够。”茶农李文说。", language: "zh",
        expect: .pieces(layer: "quotations", ["“早茶价格好，但是人手不够。”", "说"])),
      Example(
        "German marks", after: ["segment"], text: "Der Minister sagte: „Der Hafen wird morgen wieder geöffnet.“",
        language: "de", expect: .pieces(layer: "quotations", ["„Der Hafen wird morgen wieder geöffnet.“", "sagte"])),
    ])

  private let options: Options
  private let paragraphs: ReadPort<Paragraphs>
  private let sentences: ReadPort<Sentences>
  private let words: ReadPort<Words>
  private let language: OptionalReadPort<Language>
  private let quotations: WritePort<Quotations>

  init(options: Options, setup: inout Setup) {
    self.options = options
    paragraphs = setup.reads(.paragraphs)
    sentences = setup.reads(.sentences)
    words = setup.reads(.words)
    language = setup.readsIfPresent(.language)
    quotations = setup.writes(.quotations)
  }

  func process(_ document: inout Document) {
    let text = document.text
    let sentences = document.read(sentences).ranges
    let words = document.read(words).ranges
    let lists = SpeechVerbs.shared.lists(for: document.read(language))
    var found: [Quotation] = []
    for paragraph in document.read(paragraphs).items {
      for range in QuotationMarks.find(in: paragraph.range, of: text) {
        let around = TagQuotations.sentence(around: range, among: sentences, of: text)
        let own = words.starting(in: range).indices
        let verb = TagQuotations.verb(of: own, in: around, words, of: text, lists: lists)
        if own.count >= options.minimumWords
          || verb.map({ TagQuotations.leads($0, to: range, in: text) }) ?? false
        {
          found.append(Quotation(range, verb: verb))
        }
      }
    }
    document.write(Quotations(found), to: quotations)
  }

  /// Whether the verb leads to the quotation for certain: with a colon before it, or right behind it.
  private static func leads(_ verb: TextRange, to range: TextRange, in text: Text) -> Bool {
    if verb.start >= range.end { return text.utf8[Int(range.end)..<Int(verb.start)].count { $0 == 0x20 } <= 2 }
    var position = Int(range.start)
    while position > Int(verb.end), text.utf8[position - 1] == 0x20 { position -= 1 }
    return text.utf8[position - 1] == 0x3A || position == Int(verb.end)
  }

  /// From the start of the sentence in which `range` starts to the end of the one in which it ends.
  ///
  /// A sentence that is written onto the marks belongs to them: `“…。”李文说。`
  private static func sentence(around range: TextRange, among sentences: [TextRange], of text: Text) -> TextRange {
    let end = Int(range.end)
    let goesOn = end < text.count && !Text.isWhitespace(text.scalar(at: end).value)
    let first = sentences.partitioningIndex { $0.end > range.start }
    let last = sentences.partitioningIndex { goesOn ? $0.end > range.end : $0.end >= range.end }
    return TextRange(
      first < sentences.count ? min(sentences[first].start, range.start) : range.start,
      last < sentences.count ? max(sentences[last].end, range.end) : range.end)
  }

  /// How many words lie at most between a quotation and its verb: before it the speaker and his office, behind it his name at the most.
  private static let reach = (before: 20, behind: 8)

  /// The verb next to a quotation whose words are those at `own`; one before it goes first.
  private static func verb(
    of own: Range<Int>, in sentence: TextRange, _ words: [TextRange], of text: Text, lists: UInt32
  ) -> TextRange? {
    func isVerb(_ word: TextRange) -> Bool {
      SpeechVerbs.shared.contains(WordKey(text.utf8[word.bytes]), in: lists)
    }
    for word in words[..<own.lowerBound].suffix(reach.before).reversed() {
      if word.start < sentence.start { break }
      if isVerb(word) { return word }
    }
    for word in words[own.upperBound...].prefix(reach.behind) {
      if word.start >= sentence.end { break }
      if isVerb(word) { return word }
    }
    return nil
  }
}
