import PipelineCore
import TextModel

/// Learns which lines a site repeats around its articles, and takes them out.
struct LearnFurniture: CorpusStage {
  struct Options: ComponentOptions {
    var minimumArticles = 5
    var share = 0.2
    var site = SiteRule.automatic
    var maximumArticles = 1_000

    static let schema = [
      OptionField<Options>(
        "minimum-articles", \.minimumArticles, "In how many different articles of a site a line must stand.", 2 ... .max
      ),
      OptionField<Options>(
        "share", \.share, "In what share of a site's articles a line must stand; 0.2 is one in five.", 0...1),
      OptionField<Options>(
        "site", \.site,
        "What makes articles ones of a site: 'address' the host of `url` or `source` in `metadata`, 'folder' the first folder of the id, 'automatic' the address where there is one, else the folder; 'all' makes them one."
      ),
      OptionField<Options>(
        "maximum-articles", \.maximumArticles, "How many articles of each site to learn from, chosen by their ids.",
        2...100_000),
    ]
  }

  /// The articles of each site that are learned from.
  struct State: Mergeable, Codable {
    var sample = Sample()
    let most: Int

    mutating func merge(_ next: consuming State) { sample.merge(next.sample, most: most) }
  }

  static let info = ComponentInfo(
    name: "learn-furniture",
    summary: "Takes out the lines that a site repeats above and below its articles.",
    discussion: """
      What `clean` does not know by its wording, pages tell by repeating it: names of sections, addresses, appeals, slogans. Lines are compared but for white
      space and numbers. A line is furniture where it stands in enough different articles of its site, and mostly above their first sentence or below their
      last; there it is taken out and kept in `page_parts`, as `repeated`. Repeated lines inside an article stay, as do lines that only copies of one article
      share: articles with the same longest line count once. A text that would be empty is left as it is.

      Stands behind `clean` and before `segment`. Of each site at most `maximum-articles` are learned from, those whose ids have the smallest hashes, with the
      first and last 100 lines of each: memory is bounded by 1.7 kB for each of them, and what is learned does not depend on the order of documents.
      """,
    references: [
      "Bar-Yossef, Rajagopalan 2002, Template Detection via Data Mining and its Applications, section 4",
      "Cohen, Kaplan 2007, Summarizing Data using Bottom-k Sketches, section 2",
    ],
    examples: [
      Example(
        "nothing to compare with", text: "The Coast\n\nThe harbour opened today.",
        expect: .text("The Coast\n\nThe harbour opened today."))
    ])

  private let options: Options
  private let metadata: OptionalReadPort<Metadata>
  private let rewriting: RewritePort
  private let pageParts: UpdatePort<PageParts>

  init(options: Options, setup: inout Setup) {
    self.options = options
    metadata = setup.readsIfPresent(.metadata)
    rewriting = setup.rewritesText()
    pageParts = setup.updates(.pageParts)
  }

  func makeState() -> State { State(most: options.maximumArticles) }

  func observe(_ document: Document, into state: inout State) {
    if document.text.isEmpty { return }
    state.sample.add(
      SampledPage(id: document.id, document.text), of: site(of: document), most: options.maximumArticles)
  }

  func fit(_ state: consuming State) -> [String: Set<PageLine>] {
    let learning = Learning(minimum: options.minimumArticles, share: options.share)
    return state.sample.pages.mapValues(learning.furniture)
  }

  func process(_ document: inout Document, with model: [String: Set<PageLine>]) {
    guard let furniture = model[site(of: document)], !furniture.isEmpty else { return }
    let ranges = PageLine.ranges(of: document.text)
    let lines = ranges.map { PageLine($0, of: document.text) }
    let (top, bottom) = edges(lines, isRepeated: furniture.contains)
    let removed = (Array(top) + bottom).filter { furniture.contains(lines[$0]) }
    if removed.isEmpty { return }
    let parts = LearnFurniture.runs(of: removed).map { run in
      PagePart(kind: "repeated", text: run.map { document.text.string(in: ranges[$0]) }.joined(separator: "\n"))
    }
    document.update(pageParts) { $0 = PageParts(($0?.items ?? []) + parts) }
    let (text, alignment) = LearnFurniture.without(removed, of: ranges, in: document.text)
    document.rewriteText(rewriting, to: text, alignment: alignment)
  }

  private func site(of document: Document) -> String {
    options.site.site(of: document, document.read(metadata))
  }

  /// The runs of numbers that follow each other.
  private static func runs(of numbers: [Int]) -> [Range<Int>] {
    numbers.reduce(into: []) { runs, number in
      if let last = runs.last, last.upperBound == number {
        runs[runs.count - 1] = last.lowerBound..<(number + 1)
      } else {
        runs.append(number..<(number + 1))
      }
    }
  }

  /// The text without some of its lines; of the breaks around them the wider one stays, and at an end of the text none.
  private static func without(_ removed: [Int], of ranges: [TextRange], in text: Text) -> (Text, Alignment) {
    var editor = TextEditor(text)
    for run in runs(of: removed) {
      let lines = TextRange(ranges[run.lowerBound].start, ranges[run.upperBound - 1].end)
      let before = run.lowerBound > 0 ? ranges[run.lowerBound - 1].end : 0
      let after = run.upperBound < ranges.count ? ranges[run.upperBound].start : UInt32(text.count)
      let keepsBefore = run.lowerBound > 0 && lines.start - before >= after - lines.end && run.upperBound < ranges.count
      editor.delete(
        keepsBefore || run.lowerBound == 0
          ? TextRange(lines.start, after) : TextRange(before, run.upperBound < ranges.count ? lines.end : after))
    }
    return editor.finish()
  }
}
