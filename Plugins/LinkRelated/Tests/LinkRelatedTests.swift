import PipelineCore
import Testing
import TextModel

@testable import LinkRelatedPlugin

@Suite struct LinkRelatedTests {
  /// A document of words set apart by single spaces.
  private func document(
    _ id: String, _ text: String, title: String? = nil, repeats: String? = nil, date: String? = nil,
    keywords: [String] = []
  ) -> Document {
    var document = Document(id: id, origin: Origin(path: id, bytes: Array(text.utf8)))
    var words: [TextRange] = []
    var start = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !word.isEmpty { words.append(TextRange(start, start + word.utf8.count)) }
      start += word.utf8.count + 1
    }
    document.attach(Words(words), as: .words)
    document.attach(Language("en"), as: .language)
    if let title { document.attach(Title(title), as: .title) }
    if let repeats { document.attach(DuplicateOf(repeats), as: .duplicateOf) }
    if let date { document.attach(Metadata([JSONMember("date", .string(date))]), as: .metadata) }
    let items = keywords.map { keyword in
      let place = text.firstRange(of: keyword).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
      return Keyword(text: keyword, score: 1, places: place.map { [TextRange($0, $0 + keyword.utf8.count)] } ?? [])
    }
    if !items.isEmpty { document.attach(Keywords(items), as: .keywords) }
    return document
  }

  private func processed(_ documents: [Document], _ options: LinkRelated.Options = .init(), cut: Int = 0) -> [Document]
  {
    var setup = Setup(folder: ".")
    let stage = LinkRelated(options: options, setup: &setup)
    var state = stage.makeState()
    var next = stage.makeState()
    for document in documents[..<cut] { stage.observe(document, into: &state) }
    for document in documents[cut...] { stage.observe(document, into: &next) }
    state.merge(next)
    let model = stage.fit(state)
    return documents.map { document in
      var document = document
      stage.process(&document, with: model)
      return document
    }
  }

  private func run(_ documents: [Document], _ options: LinkRelated.Options = .init(), cut: Int = 0) -> [[String]] {
    processed(documents, options, cut: cut).map { $0.layer(.related)?.items.map(\.id) ?? ["none"] }
  }

  private func options(_ change: (inout LinkRelated.Options) -> Void) -> LinkRelated.Options {
    var options = LinkRelated.Options()
    change(&options)
    return options
  }

  private var harbours: [Document] {
    [
      document("cranes", "harbour cranes lift containers from ships at dawn"),
      document("ships", "ships wait outside the harbour for cranes"), document("olives", "olives ripen in the valley"),
      document("oil", "oil of olives from the valley costs more"), document("poem", "silence"), document("empty", ""),
    ]
  }

  @Test func `documents with words in common are related, the nearest first`() {
    #expect(run(harbours) == [["ships"], ["cranes"], ["oil"], ["olives"], [], []])
    let closer = [document("near", "harbour cranes ships waited"), document("far", "harbour tea cakes")] + harbours
    #expect(run(closer)[3].prefix(3) == ["near", "cranes", "far"])
  }

  @Test func `scores are between 0 and 1 and fall`() {
    for document in processed(harbours + harbours.map { self.document($0.id + "2", $0.text.string) }) {
      let scores = document.layer(.related)?.items.map(\.score) ?? []
      #expect(scores.allSatisfy { (0...1).contains($0) })
      #expect(scores == scores.sorted(by: >))
    }
  }

  @Test func `equal texts have the score 1, texts without a common word none`() throws {
    let documents = processed([
      document("a", "blue herons fish"), document("b", "blue herons fish"), document("c", "tea"),
    ])
    let related = try #require(documents[0].layer(.related))
    #expect(related.items.map(\.id) == ["b"])
    #expect(abs(related.items[0].score - 1) < 0.001)
    #expect(documents[2].layer(.related)?.items.isEmpty == true)
  }

  /// Two words each, one in common, in 3 documents: the common one weighs √(1 + ln(4/3)), the others √(1 + ln(4/2)).
  @Test func `a score is the mean of the cosines of words and neighbourhoods`() throws {
    let documents = [document("a", "tea cake"), document("b", "tea bread"), document("c", "silence")]
    let (common, alone) = (1 + 0.287_682, 1 + 0.693_147)
    let cosine = common / (common + alone)
    // Each neighbourhood holds its own document with 1 and the other with the cosine.
    let neighbourhood = 2 * cosine / (1 + cosine * cosine)
    let score = try #require(processed(documents)[0].layer(.related)?.items.first?.score)
    #expect(abs(score - (cosine + neighbourhood) / 2) < 0.001)
  }

  @Test func `the words of titles and keyphrases weigh more`() {
    let others = [document("tea", "tea green leaves"), document("cake", "cake sugar flour")]
    func nearest(_ document: Document) -> String? { run([document] + others)[0].first }
    #expect(nearest(document("x", "tea cake")) == "tea")
    #expect(nearest(document("x", "tea cake", title: "«Cake»!")) == "cake")
    #expect(nearest(document("x", "tea cake", keywords: ["cake"])) == "cake")
  }

  @Test func `no more than asked for, and none below the least score`() {
    let many = (0..<30).map { document("\($0)", "harbour cranes number\($0) word\($0)") }
    #expect(run(many, options { $0.count = 3 }).allSatisfy { $0.count == 3 })
    #expect(run(many, options { $0.count = 100 })[0].count == 29)
    #expect(run(many, options { $0.minimum = 0.99 }).allSatisfy { $0.isEmpty })
    // Of equal ones the first.
    #expect(run(many, options { $0.count = 3 })[0] == ["1", "2", "3"])
  }

  @Test func `documents that repeat others are not listed, and have the list of their representative`() {
    let documents = harbours + [document("copy", "ships wait outside the harbour for cranes", repeats: "ships")]
    #expect(run(documents)[0] == ["ships"])
    #expect(run(documents)[6] == ["cranes"])
    #expect(run(documents, options { $0.repeated = true })[0].sorted() == ["copy", "ships"])
  }

  @Test func `stories are documents near to each other in words and days`() {
    func strike(_ id: String, _ date: String?) -> Document {
      document(id, "dock workers strike over pay strike", date: date, keywords: ["dock workers", "strike"])
    }
    let documents = [strike("a", "2025-05-01"), strike("b", "2025-05-03T18:00"), strike("c", "2025-05-30")] + harbours
    let stories = processed(documents, options { $0.stories = true }).map { $0.layer(.story) }
    #expect(stories[0] == Story(id: "a", keywords: ["dock workers", "strike"], size: 2))
    #expect(stories[0] == stories[1])
    #expect(stories[2] == nil)
    #expect(stories[3...].allSatisfy { $0?.id != "a" })
    #expect(processed(documents).allSatisfy { $0.layer(.story) == nil })
    let undated = processed([strike("a", nil), strike("b", "soon"), strike("c", nil)], options { $0.stories = true })
    #expect(undated.map { $0.layer(.story)?.size } == [3, 3, 3])
  }

  @Test func `the result does not depend on how states are merged`() {
    let documents = varied(60)
    let all = run(documents)
    for cut in stride(from: 1, through: documents.count, by: 13) { #expect(run(documents, cut: cut) == all) }
  }

  @Test func `where not all pairs are compared nearly all related documents are the same`() {
    let documents = varied(300)
    let exact = run(documents)
    let likely = run(documents, options { $0.exactUpTo = 0 })
    let same = zip(exact, likely).reduce(0) { $0 + Set($1.0).intersection($1.1).count }
    #expect(Double(same) > 0.9 * Double(exact.reduce(0) { $0 + $1.count }))
    #expect(exact != likely || same == exact.reduce(0) { $0 + $1.count })
  }

  @Test func `a thousand copies and a document of very many words are no trouble`() {
    let long = (0..<50_000).map { "w\($0)" }.joined(separator: " ")
    let documents = (0..<1_000).map { document("\($0)", "harbour cranes lift") } + [document("long", long)]
    #expect(run(documents)[999].count == 5)
  }

  /// Documents on ten topics, each of twelve of its topic's forty words.
  private func varied(_ count: Int) -> [Document] {
    (0..<count).map { number in
      let words = (0..<12).map { "topic\(number % 10)word\((number * 7 + $0 * $0 * (number % 13 + 1)) % 40)" }
      return document("\(number)", words.joined(separator: " "))
    }
  }
}
