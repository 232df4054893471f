import PipelineCore
import Testing
import TextModel

@testable import FoldDuplicatesPlugin

/// A document of words set apart by single spaces.
func document(_ id: String, _ text: String, date: String? = nil) -> Document {
  var document = Document(id: id, origin: Origin(path: id, bytes: Array(text.utf8)))
  var words: [TextRange] = []
  var start = 0
  for word in text.split(separator: " ", omittingEmptySubsequences: false) {
    if !word.isEmpty { words.append(TextRange(start, start + word.utf8.count)) }
    start += word.utf8.count + 1
  }
  document.attach(Words(words), as: .words)
  if let date { document.attach(Metadata([JSONMember("date", .string(date))]), as: .metadata) }
  return document
}

/// The words `w1 w2 …` of a range of numbers.
func numbered(_ range: ClosedRange<Int>, _ letter: String = "w") -> String {
  range.map { "\(letter)\($0)" }.joined(separator: " ")
}

@Suite struct FoldDuplicatesTests {
  /// What becomes of documents: the representative of each that repeats one, `dropped`, or nothing.
  private func run(_ documents: [Document], _ options: FoldDuplicates.Options = .init(), cut: Int = 0) -> [String?] {
    processed(documents, options, cut: cut).map { $0.dropReason?.name ?? $0.layer(.duplicateOf)?.id }
  }

  private func processed(_ documents: [Document], _ options: FoldDuplicates.Options = .init(), cut: Int = 0)
    -> [Document]
  {
    var setup = Setup(folder: ".")
    let stage = FoldDuplicates(options: options, setup: &setup)
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

  private func options(_ change: (inout FoldDuplicates.Options) -> Void) -> FoldDuplicates.Options {
    var options = FoldDuplicates.Options()
    change(&options)
    return options
  }

  @Test func `copies are found whatever their case, marks and spaces`() {
    let documents = [
      document("a", "وقال الوزير أمس"), document("b", "Other words here"), document("c", "وقالَ  الوزير امس"),
      document("d", "OTHER words here"), document("e", ""), document("f", ""), document("g", "OTHER words"),
    ]
    #expect(run(documents) == [nil, nil, "a", "b", nil, nil, nil])
  }

  /// Each has 16 runs of five words; neighbours share 11 of 21, 0.52, the outer ones 6 of 26.
  private let chain = [
    document("left", numbered(1...20)), document("middle", numbered(6...25)), document("right", numbered(11...30)),
  ]

  @Test func `the similarity asked for is the share of common runs`() {
    #expect(run(Array(chain[..<2]), options { $0.similarity = 0.5 }) == [nil, "left"])
    #expect(run(Array(chain[..<2]), options { $0.similarity = 0.55 }) == [nil, nil])
    #expect(run([chain[0], chain[2]], options { $0.similarity = 0.3 }) == [nil, nil])
    #expect(run([chain[0], chain[2]], options { $0.similarity = 0.2 }) == [nil, "left"])
    // Runs of ten: 6 of 16.
    #expect(run(Array(chain[..<2]), options { $0.runWords = 10 }) == [nil, nil])
  }

  @Test func `a chain is folded into the document that is like both of its neighbours`() {
    #expect(run(chain) == ["middle", nil, "middle"])
    #expect(processed(chain)[1].layer(.duplicates)?.items.map(\.id) == ["left", "right"])
    #expect(processed(chain)[1].layer(.duplicates)?.items.allSatisfy { abs($0.similarity - 11.0 / 21) < 0.01 } == true)
    #expect(processed(chain)[0].layer(.duplicates) == nil)
  }

  @Test func `dropped documents leave the one that stands for them`() {
    let options = options { $0.action = .drop }
    #expect(run(chain, options) == ["duplicate", nil, "duplicate"])
    #expect(processed(chain, options)[1].layer(.duplicates)?.items.count == 2)
  }

  @Test(arguments: [(Preference.first, "a"), (.longest, "b"), (.earliest, "c")])
  func `the representative is the one that is preferred`(preference: Preference, chosen: String) {
    let documents = [
      document("a", numbered(1...40), date: "2025-03-01"), document("b", numbered(1...44), date: "undated"),
      document("c", numbered(2...41), date: "2025-02-28T09:00"),
      document("d", numbered(2...41), date: "2025-02-28T10:00"),
    ]
    let others = documents.map { $0.id == chosen ? nil : chosen }
    #expect(run(documents, options { $0.representative = preference }) == others)
  }

  @Test func `a longer document stands for one that it holds, where that is asked for`() {
    let long = document("long", numbered(1...900))
    let short = document("short", numbered(300...400))
    let other = document("other", numbered(1...100, "v"))
    #expect(run([short, long, other]) == [nil, nil, nil])
    #expect(run([short, long, other], options { $0.contained = 0.9 }) == ["long", nil, nil])
    #expect(run([long, other, short], options { $0.contained = 0.9 }) == [nil, nil, "long"])
  }

  @Test func `short texts are like each other only word for word`() {
    let documents = ["one two", "one two", "one two three", "one", "one", "two"].enumerated().map {
      document("\($0.offset)", $0.element)
    }
    #expect(run(documents) == [nil, "0", nil, nil, "3", nil])
  }

  @Test func `a document that was not seen stands for itself`() {
    var setup = Setup(folder: ".")
    let stage = FoldDuplicates(options: .init(), setup: &setup)
    let model = stage.fit(stage.makeState())
    var other = document("other", "some words")
    stage.process(&other, with: model)
    #expect(other.layer(.duplicateOf) == DuplicateOf(nil))
  }

  @Test func `a thousand copies are one group`() {
    let documents = (0..<1_000).map { document("\($0)", numbered(1...30)) }
    #expect(run(documents) == [nil] + Array(repeating: "0", count: 999))
  }

  @Test func `many that are nearly the same are one group, found with few comparisons`() {
    let documents = (0..<300).map { document("\($0)", numbered(1...100) + " x\($0)") }
    #expect(run(documents) == [nil] + Array(repeating: "0", count: 299))
  }

  @Test func `the result does not depend on how states are merged`() {
    let documents =
      chain + (0..<40).map { document("\($0)", numbered($0 / 4 * 50...$0 / 4 * 50 + 40 + $0 % 4)) } + [document("", "")]
    let all = run(documents)
    #expect(all.contains("0") && all.contains("36"))
    for cut in stride(from: 1, through: documents.count, by: 7) { #expect(run(documents, cut: cut) == all) }
  }
}
