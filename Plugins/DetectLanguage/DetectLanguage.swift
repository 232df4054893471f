import PipelineCore
import TextModel

/// Tells the language of a document.
struct DetectLanguage: Stage {
  /// What becomes of a language that the document came with.
  enum Declared: String, OptionChoice {
    /// It stays where the text does not clearly speak against it.
    case check
    /// It stays.
    case trust
    /// It is not looked at.
    case ignore
  }

  struct Options: ComponentOptions {
    var declared = Declared.check
    var minimum = 0.5
    var only: [String] = []

    static let schema = [
      OptionField<Options>(
        "declared", \.declared,
        "What becomes of a language that the document came with: 'check' lets it stand unless the text clearly speaks against it, 'trust' always, 'ignore' never."
      ),
      OptionField<Options>(
        "minimum", \.minimum, "The least share of the text that a language must have to be named; else 'und'.", 0...1),
      OptionField<Options>("only", \.only, "The only languages that may be found; all when the list is empty."),
    ]
  }

  static let info = ComponentInfo(
    name: "detect-language",
    summary: "Tells the language of each document, or says 'und' where it is not sure.",
    discussion: """
      First the scripts are counted: Greek, Hebrew, Hangul, Thai and others name their language at once. Where languages share a script, n-grams of letters
      decide: Latin, Cyrillic, Arabic (with Egyptian Arabic, `arz`, apart), Devanagari, and Chinese and Japanese without kana. A long document is judged by
      windows spread over it, so it costs no more than a short one. A text that fits no language better than all of them together is `und`, and so is
      one without letters, or of several scripts none of which has the share `minimum`.

      Feeds and pages often name a language that their text is not in, most of all a template's, and many articles name none. So what a document came with
      counts by default only where the text does not clearly speak against it: a text found with a share of 0.9 in another language is taken as found.
      A declared `pt-br` stays where `pt` is found, as it says more. Languages that are never found (`la`) stay too unless the text is clearly another.

      The languages that are found: \(Detector.known.joined(separator: ", ")). Croatian, Bosnian and Serbian in Latin letters are all `hr`.

      The layer `languages` holds the candidates with their shares; outputs show it when asked, and `silsila explain` does.
      """,
    references: [
      "Cavnar, Trenkle 1994, N-Gram-Based Text Categorization", "Dunning 1994, Statistical Identification of Language",
      "Lui, Baldwin 2012, langid.py: An Off-the-shelf Language Identification Tool",
    ],
    examples: [
      Example(
        "Arabic", text: "وصل الرئيس إلى العاصمة أمس لإجراء محادثات مع نظيره حول عدد من القضايا.",
        expect: .json(layer: "language", "\"ar\"")),
      Example(
        "Urdu, in the same script", text: "وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے کام کر رہی ہے۔",
        expect: .json(layer: "language", "\"ur\"")),
      Example(
        "a language that the page names wrongly",
        text: "Der Minister sagte am Montag, dass die Verhandlungen noch nicht beendet seien.",
        language: "en", expect: .json(layer: "language", "\"de\"")),
      Example(
        "a language that is named more exactly",
        text: "O ministro disse na segunda-feira que as negociações ainda não terminaram.",
        language: "pt-br", expect: .json(layer: "language", "\"pt-br\"")),
      Example(
        "a language that is trusted", options: "{ declared: trust }", text: "Der Minister sagte am Montag nichts dazu.",
        language: "en", expect: .json(layer: "language", "\"en\"")),
      Example(
        "too little to be sure of, so the page is believed", text: "Madrid", language: "es",
        expect: .json(layer: "language", "\"es\"")),
      Example(
        "no words, no language", text: "12.5 | 13.0 | 14.75\n9 : 30", expect: .json(layer: "language", "\"und\"")),
      Example(
        "what it rests on", text: "Ελληνικά",
        expect: .json(layer: "languages", #"[{"language":"el","share":1}]"#)),
    ])

  private let options: Options
  private let detector: Detector
  private let language: UpdatePort<Language>
  private let languages: WritePort<Languages>

  init(options: Options, setup: inout Setup) {
    self.options = options
    language = setup.updates(.language)
    languages = setup.writes(.languages)
    let known = Detector.known
    for tag in options.only where !known.contains(tag) {
      setup.reject(
        option: "only", "'\(tag)' is no language that is found",
        hint: Suggestion.hint(for: tag, among: known) ?? "languages: \(known.joined(separator: ", "))")
    }
    detector = Detector(only: options.only.isEmpty ? nil : Set(options.only))
  }

  func process(_ document: inout Document) {
    let candidates = detector.candidates(in: document.text)
    document.write(Languages(items: candidates), to: languages)
    document.update(language) { language in language = decided(candidates.first, declared: language) }
  }

  /// From this share on, the text speaks clearly.
  private static let clear = 0.9

  private func decided(_ found: Languages.Candidate?, declared: Language?) -> Language {
    let isSure = found.map { $0.share >= options.minimum && $0.share > 0 } ?? false
    let best = Language(isSure ? found?.tag ?? "und" : "und")
    guard let declared, declared.tag != "und", options.declared != .ignore else { return best }
    if options.declared == .trust || best.tag == "und" || best.tag == declared.base { return declared }
    return (found?.share ?? 0) >= DetectLanguage.clear ? best : declared
  }
}
