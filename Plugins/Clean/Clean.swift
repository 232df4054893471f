import PipelineCore
import TextModel

/// Makes the text of an article out of whatever bytes it came in.
struct Clean: Stage {
  /// What becomes of page furniture.
  enum FurnitureRule: String, OptionChoice { case remove, keep }
  /// Which part of a web page is read.
  enum HTMLPart: String, OptionChoice { case article, all }
  /// What becomes of marks or forms of Arabic letters.
  enum Marks: String, OptionChoice { case keep, strip }
  /// Whether forms of a letter become one.
  enum Forms: String, OptionChoice { case keep, fold }
  /// What becomes of damage that is certain.
  enum Damage: String, OptionChoice { case repair, keep }
  /// What becomes of a text with bytes that are no UTF-8.
  enum Invalid: String, OptionChoice { case repair, fail }

  struct Options: ComponentOptions {
    var encoding: String?
    var invalid = Invalid.repair
    var damage = Damage.repair
    var forms = Forms.fold
    var html = HTMLPart.article
    var furniture = FurnitureRule.remove
    var diacritics = Marks.keep
    var tatweel = Marks.strip
    var alef = Forms.keep
    var ya = Forms.keep
    var taMarbuta = Forms.keep

    static let schema = [
      OptionField<Options>(
        "encoding", \.encoding,
        "The encoding of texts that are not UTF-8, by name or label, as windows-1256; null finds it by mark, declaration and evidence."
      ),
      OptionField<Options>(
        "invalid", \.invalid, "What becomes of single bytes that are no UTF-8: U+FFFD, or the document fails."),
      OptionField<Options>(
        "damage", \.damage,
        "What becomes of UTF-8 that was encoded twice, and of references as `&amp;` in text that is no HTML."),
      OptionField<Options>(
        "forms", \.forms,
        "Whether presentation forms and ligatures become letters, and full-width letters and digits plain ones."),
      OptionField<Options>("html", \.html, "Which part of a web page is read."),
      OptionField<Options>(
        "furniture", \.furniture, "What becomes of source lines, tags, pointers to other articles and embedded ones."),
      OptionField<Options>("diacritics", \.diacritics, "What becomes of Arabic vowel marks."),
      OptionField<Options>("tatweel", \.tatweel, "What becomes of the Arabic lengthening stroke."),
      OptionField<Options>("alef", \.alef, "Whether \u{0623} \u{0625} \u{0622} become \u{0627}."),
      OptionField<Options>("ya", \.ya, "Whether \u{0649} becomes \u{064A}."),
      OptionField<Options>("ta-marbuta", \.taMarbuta, "Whether \u{0629} becomes \u{0647}."),
    ]
  }

  static let info = ComponentInfo(
    name: "clean",
    summary: "Decodes, normalises to NFC, takes out mark-up, invisible debris and page furniture.",
    discussion: """
      Reads UTF-8, UTF-16 and UTF-32, the encodings of one byte a character, and those of Chinese, Japanese and Korean. What declares no encoding is
      judged by how likely its letters follow one another in 32 languages; a declaration is believed unless the letters say clearly otherwise. UTF-8
      that was encoded twice is mended, and references of HTML in text that is none are resolved, where that is certain; presentation forms and
      ligatures become letters, but signs for a phrase as `\u{FDFA}` stay. Everything that was assumed or mended is in the layer `assumptions`, with
      its place.

      HTML and Markdown become text, an empty line between paragraphs; what their mark-up said of headings, list items and quotations is in `markup`.
      What the page put around its article is kept beside it: byline, date, source, address and the publisher's tags in `metadata`, other articles in
      `embedded`, titles in `links`, and the rest, from navigation to captions and comments, in `page_parts`. Every range of the text leads back to the original bytes.
      """,
    references: [
      "Unicode Standard Annex #15, Unicode Normalization Forms, version 15.0",
      "WHATWG Encoding Standard, section 4.2, Names and labels",
      "HTML Living Standard, section 13.2.3.2, Determining the character encoding (prescan)",
      "Kohlschütter, Fankhauser, Nejdl 2010, Boilerplate Detection using Shallow Text Features, section 3",
    ],
    examples: [
      Example(
        "white space and invisible marks", text: "one \u{200F} two\u{00A0}\u{00A0}three\r\n\r\n\r\nfour\u{FEFF} ",
        expect: .text("one two three\n\nfour")),
      Example("composition", text: "Cafe\u{301} \u{627}\u{653}ب", expect: .text("Café آب")),
      Example(
        "what was encoded twice", text: "The cafÃ© by the harbour, â€œouvertâ€\u{9D}",
        expect: .text("The café by the harbour, “ouvert”"),
        .json(
          layer: "assumptions",
          #"[{"kind":"double-encoding","message":"3 characters were UTF-8 read as windows-1252 and written as UTF-8 again, the first at byte 7; mended"}]"#
        )),
      Example("presentation forms and ligatures", text: "ﻣﻴﻨﺎء سﻼم o\u{FB03}ce", expect: .text("ميناء سلام office")),
      Example("references left in text", text: "Lind &amp; Sons&nbsp;Ltd", expect: .text("Lind & Sons Ltd")),
      Example("Persian half-spaces stay", text: "می\u{200C}شود", expect: .text("می\u{200C}شود")),
      Example(
        "Arabic letters folded", options: "{ diacritics: strip, alef: fold, ya: fold, ta-marbuta: fold }",
        text: "أُعِيدَت المســتشفى الجديدة",
        expect: .text("اعيدت المستشفي الجديده")),
      Example(
        "source and tags leave the body", text: "انتهى الخبر هنا.\n\nالمصدر: وكالة البحر\n\nكلمات دلالية: ميناء سفن",
        expect: .text("انتهى الخبر هنا."), .json(layer: "metadata", #"{"source":"وكالة البحر","tags":"ميناء سفن"}"#)),
      Example(
        "similar titles become links",
        text: "The harbour opened today.\n\nRelated articles\n\n• A new crane\n• Ships wait",
        expect: .text("The harbour opened today."),
        .json(layer: "links", #"[{"kind":"similar","title":"A new crane"},{"kind":"similar","title":"Ships wait"}]"#)),
      Example(
        "a web page",
        text: """
          <html><head><title>Harbour</title></head><body><nav><a href="/">Home</a></nav><article><p>The harbour of the old town opened again &amp; ships came
          in.</p><p>Nobody had expected that it would be so soon after the storm.</p></article><footer>Imprint</footer></body></html>
          """, mediaType: .html,
        expect: .text(
          "The harbour of the old town opened again & ships came in.\n\nNobody had expected that it would be so soon after the storm."
        ),
        .json(layer: "title", #""Harbour""#)),
    ])

  let options: Options
  private let washing: Washing
  private let decoding: DecodePort
  let rewriting: RewritePort
  private let title: UpdatePort<Title>
  private let language: UpdatePort<Language>
  private let metadata: UpdatePort<Metadata>
  private let embedded: WritePort<EmbeddedArticles>
  private let links: WritePort<Links>
  private let markup: WritePort<Markup>
  private let pageParts: UpdatePort<PageParts>
  private let assumptions: WritePort<Assumptions>

  init(options: Options, setup: inout Setup) {
    self.options = options
    washing = Washing(
      stripsDiacritics: options.diacritics == .strip, stripsTatweel: options.tatweel == .strip,
      foldsAlef: options.alef == .fold,
      foldsYa: options.ya == .fold, foldsTaMarbuta: options.taMarbuta == .fold)
    decoding = setup.decodes()
    rewriting = setup.rewritesText()
    title = setup.updates(.title)
    language = setup.updates(.language)
    metadata = setup.updates(.metadata)
    embedded = setup.writes(.embedded)
    links = setup.writes(.links)
    markup = setup.writes(.markup)
    pageParts = setup.updates(.pageParts)
    assumptions = setup.writes(.assumptions)
    if let name = options.encoding, EncodingNames.canonical(name) == nil {
      let names = EncodingNames.all
      setup.reject(
        option: "encoding", "the encoding '\(name)' is not known",
        hint: Suggestion.hint(for: name, among: names) ?? "one of \(names.joined(separator: ", "))")
    }
  }

  func process(_ document: inout Document) throws {
    var notes = try decode(&document)
    notes += repair(&document, hasDamage: notes.contains { $0.kind.hasPrefix("invalid-") })
    var pointers: [Link] = []
    switch document.origin.mediaType {
    case .html:
      extract(&document, &pointers)
      notes += foldForms(&document)
    case .markdown: strip(&document)
    case .plainText: break
    }
    if !notes.isEmpty { document.write(Assumptions(notes), to: assumptions) }
    normalise(&document)
    if options.furniture == .remove { removeFurniture(&document, &pointers) }
    if !pointers.isEmpty { document.write(Links(pointers), to: links) }
  }

  // MARK: Steps

  private func normalise(_ document: inout Document) {
    if let (text, alignment) = Composition.shared.compose(document.text) {
      document.rewriteText(rewriting, to: text, alignment: alignment)
    }
    if let (text, alignment) = washing.wash(document.text) {
      document.rewriteText(rewriting, to: text, alignment: alignment)
    }
  }

  /// Reads the bytes; gives what was assumed.
  private func decode(_ document: inout Document) throws -> [Assumption] {
    if document.isDecoded, document.text.firstIndex(of: 0) != nil {
      // Zero bytes are valid UTF-8 but no text; they show UTF-16 or binary data.
      let decoded = try Decoder.decode(document.origin.bytes, declared: nil, forced: options.encoding)
      return accept(decoded, for: &document)
    }
    if document.isDecoded { return [] }
    let declared = document.origin.mediaType == .html ? Charset.declared(in: document.origin.bytes) : nil
    let decoded = try Decoder.decode(document.origin.bytes, declared: declared, forced: options.encoding)
    if options.invalid == .fail, let damage = decoded.assumptions.first(where: { $0.kind.hasPrefix("invalid-") }) {
      throw ComponentError(damage.message)
    }
    return accept(decoded, for: &document)
  }

  private func accept(_ decoded: Decoded, for document: inout Document) -> [Assumption] {
    document.decode(decoding, as: decoded.text, encoding: decoded.encoding, alignment: decoded.alignment)
    return decoded.assumptions
  }

  private func extract(_ document: inout Document, _ pointers: inout [Link]) {
    let source = document.text
    let page = Page(source)
    let kinds = options.html == .all ? page.blocks.map { _ in nil } : MainContent.kinds(of: page, in: source)
    keep(PageText.parts(of: page, kinds, in: source), in: &document)
    pointers += PageText.links(of: page, kinds, in: source)
    let (text, alignment, marked) = PageText.article(of: page, kinds, in: source)
    document.rewriteText(rewriting, to: text, alignment: alignment)
    document.write(Markup(marked), to: markup)
    let name = PageTitle.title(of: page, in: source)
    document.update(title) { title in if title == nil { title = name.map { Title($0) } } }
    if let tag = page.about.language, !tag.isEmpty {
      document.update(language) { language in if language == nil { language = Language(tag) } }
    }
    let first = kinds.firstIndex { $0 == nil } ?? 0
    for (name, value) in page.about.metadata(first: first) + PageHeader.metadata(of: page, kinds, in: source) {
      note(name, value, on: &document)
    }
  }

  private func strip(_ document: inout Document) {
    let (text, alignment, marked, front) = Markdown.strip(document.text)
    document.rewriteText(rewriting, to: text, alignment: alignment)
    document.write(Markup(marked), to: markup)
    for (name, value) in front {
      switch name {
      case "title": document.update(title) { if $0 == nil { $0 = Title(value) } }
      case "language", "lang": document.update(language) { if $0 == nil { $0 = Language(value) } }
      default: note(name, value, on: &document)
      }
    }
  }

  private func removeFurniture(_ document: inout Document, _ pointers: inout [Link]) {
    let furniture = Furniture(document.text)
    if furniture.removed.isEmpty { return }
    for (name, value) in furniture.labels { note(name, value, on: &document) }
    if !furniture.embedded.isEmpty { document.write(EmbeddedArticles(furniture.embedded), to: embedded) }
    pointers += furniture.links
    keep(furniture.parts, in: &document)
    var editor = TextEditor(document.text)
    for range in furniture.gaps(in: document.text) { editor.delete(range) }
    let (text, alignment) = editor.finish()
    document.rewriteText(rewriting, to: text, alignment: alignment)
    if let (text, alignment) = washing.wash(document.text) {
      document.rewriteText(rewriting, to: text, alignment: alignment)
    }
  }

  private func keep(_ parts: [PagePart], in document: inout Document) {
    if parts.isEmpty { return }
    document.update(pageParts) { $0 = PageParts(($0?.items ?? []) + parts) }
  }

  private func note(_ name: String, _ value: String, on document: inout Document) {
    document.update(metadata) { metadata in
      var entries = metadata ?? Metadata()
      if entries[name] == nil { entries[name] = .string(value) }
      metadata = entries
    }
  }
}
