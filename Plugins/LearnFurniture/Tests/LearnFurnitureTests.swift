import PipelineCore
import PipelineTesting
import Testing
import TextModel

@testable import LearnFurniturePlugin

@Suite struct LearnFurnitureTests {
  private let places = ["harbour", "market", "library", "station", "school", "bridge", "theatre", "museum"]

  private func article(_ number: Int) -> [String] {
    let place = places[number % places.count]
    // Numbers do not tell lines apart, words do.
    let ship = String(String(number).map { Array("abcdefghij")[$0.wholeNumberValue ?? 0] })
    return [
      "Visitors of the ship \(ship) came to the \(place) on day \(number) and stayed until the evening, as nobody had thought.",
      "The \(place) will open again in week \(number).",
    ]
  }

  private func document(_ id: String, _ lines: [String], url: String? = nil) -> Document {
    var document = Document(id: id, origin: Origin(path: id, bytes: Array(lines.joined(separator: "\n\n").utf8)))
    if let url { document.attach(Metadata([JSONMember("url", .string(url))]), as: .metadata) }
    return document
  }

  /// What is left of each document, and what was taken out.
  private func run(_ documents: [Document], _ options: LearnFurniture.Options = .init(), cut: Int = 0) -> [(
    lines: [String], parts: [String]
  )] {
    var setup = Setup(folder: ".")
    let stage = LearnFurniture(options: options, setup: &setup)
    var state = stage.makeState()
    var next = stage.makeState()
    for document in documents[..<cut] { stage.observe(document, into: &state) }
    for document in documents[cut...] { stage.observe(document, into: &next) }
    state.merge(next)
    let model = stage.fit(state)
    return documents.map { original in
      var document = original
      stage.process(&document, with: model)
      let lines = document.text.string.split(separator: "\n").map(String.init)
      return (lines, document.layer(.pageParts)?.items.map(\.text) ?? [])
    }
  }

  @Test func `lines that a site repeats around its articles are taken out and kept`() {
    let documents = (0..<8).map { number in
      document(
        "a/\(number)",
        ["The Coast: news of the sea", "Edition \(number)"] + article(number) + [
          "Quay 7, Old Town", "Call us: 555-\(number)",
        ])
    }
    for cut in 0...documents.count {
      for (number, result) in run(documents, cut: cut).enumerated() {
        #expect(result.lines == article(number))
        #expect(
          result.parts == ["The Coast: news of the sea\nEdition \(number)", "Quay 7, Old Town\nCall us: 555-\(number)"])
      }
    }
  }

  @Test func `every range of what is left leads back to the original`() {
    let documents = (0..<8).map { document("\($0)", ["The Coast"] + article($0) + ["Quay 7"]) }
    var setup = Setup(folder: ".")
    let stage = LearnFurniture(options: .init(), setup: &setup)
    var state = stage.makeState()
    for document in documents { stage.observe(document, into: &state) }
    var changed = documents[3]
    stage.process(&changed, with: stage.fit(state))
    #expect(changed.text.string == article(3).joined(separator: "\n\n"))
    let origin = changed.sourceRange(of: changed.text.range)
    #expect(String(decoding: changed.origin.bytes[origin.bytes], as: UTF8.self) == changed.text.string)
  }

  @Test func `a sentence that recurs inside articles stays`() {
    let documents = (0..<8).map { number in
      document("\(number)", [article(number)[0], "Nobody was hurt.", "What comes next", article(number)[1]])
    }
    for (document, result) in zip(documents, run(documents)) {
      #expect(result.lines.joined(separator: "\n\n") == document.text.string)
    }
  }

  @Test func `copies of one article are no evidence`() {
    let copies = (0..<20).map {
      document(
        "copy/\($0)", ["The old quay"] + article(1) + ["It was a long day at sea"], url: "https://coast.example/\($0)")
    }
    let others = (0..<8).map {
      document("other/\($0)", ["Title \(places[$0])"] + article($0 + 10), url: "https://coast.example/o\($0)")
    }
    let documents = copies + others
    for (document, result) in zip(documents, run(documents)) {
      #expect(result.lines.joined(separator: "\n\n") == document.text.string)
    }
  }

  @Test func `unlike articles stay as they are`() {
    let documents = (0..<8).map { document("\($0)", ["About the \(places[$0])"] + article($0)) }
    for (document, result) in zip(documents, run(documents)) {
      #expect(result.lines.joined(separator: "\n\n") == document.text.string && result.parts.isEmpty)
    }
  }

  @Test func `a page of nothing but repeated lines stays`() {
    let documents = (0..<8).map { document("\($0)", ["The Coast"] + article($0)) } + [document("empty", ["The Coast"])]
    #expect(run(documents).last?.lines == ["The Coast"])
  }

  @Test func `sites are told by address, else by folder, and each learns for itself`() {
    let coast = (0..<6).map {
      document("x/\($0)", ["The Coast"] + article($0), url: "https://www.coast.example:80/\($0)")
    }
    let hills = (0..<6).map { document("hills/\($0)", ["The Hills"] + article($0 + 10)) }
    let stray = document("hills/stray", ["The Coast"] + article(30))
    let results = run(coast + hills + [stray])
    #expect(results[0].parts == ["The Coast"] && results[6].parts == ["The Hills"])
    #expect(results[12].parts.isEmpty)
    var options = LearnFurniture.Options()
    options.site = .all
    #expect(run(coast + hills + [stray], options)[12].parts == ["The Coast"])
    options.site = .folder
    options.minimumArticles = 7
    #expect(run(coast + hills + [stray], options).allSatisfy { $0.parts.isEmpty })
  }

  @Test func `a line must stand in the share of articles asked for`() {
    let documents = (0..<40).map { number in
      document("\(number)", (number < 10 ? ["Weekend"] : []) + article(number))
    }
    #expect(run(documents)[0].parts == ["Weekend"])
    var options = LearnFurniture.Options()
    options.share = 0.3
    #expect(run(documents, options)[0].parts.isEmpty)
  }

  @Test func `the sample is bounded and does not depend on how it is taken`() throws {
    let documents = (0..<60).map { document("\($0)", ["The Coast"] + article($0)) }
    var setup = Setup(folder: ".")
    var options = LearnFurniture.Options()
    options.maximumArticles = 10
    let stage = LearnFurniture(options: options, setup: &setup)
    var whole = stage.makeState()
    for document in documents { stage.observe(document, into: &whole) }
    var parts = stage.makeState()
    for start in stride(from: 45, through: 0, by: -15) {
      var part = stage.makeState()
      for document in documents[start..<(start + 15)].reversed() { stage.observe(document, into: &part) }
      part.merge(parts)
      parts = part
    }
    #expect(whole.sample.pages[""]?.count == 10)
    #expect(whole.sample.pages[""]?.map(\.order) == parts.sample.pages[""]?.map(\.order))
  }
}
