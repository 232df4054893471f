import PipelineCore
import Testing
import TextModel

@testable import SummarisePlugin

@Suite struct SummariseTests {
  private func summary(of sentences: [String], options: Summarise.Options = .init()) throws -> Summary {
    var setup = Setup(folder: ".")
    let stage = Summarise(options: options, setup: &setup)
    var bytes: [UInt8] = []
    var ranges: [TextRange] = []
    var words: [TextRange] = []
    for sentence in sentences {
      let start = bytes.count
      for word in sentence.split(separator: " ") {
        words.append(TextRange(bytes.count, bytes.count + word.utf8.count))
        bytes += Array(word.utf8) + [0x20]
      }
      ranges.append(TextRange(start, bytes.count - 1))
    }
    var document = Document(id: "a", origin: Origin(path: "a", bytes: bytes))
    document.attach(Sentences(ranges), as: .sentences)
    document.attach(Words(words), as: .words)
    stage.process(&document)
    #expect(document.problems.isEmpty)
    return try #require(document.layer(.summary))
  }

  @Test func `nothing gives nothing, and one sentence itself`() throws {
    #expect(try summary(of: []).sentences.isEmpty)
    #expect(try summary(of: ["Why?"]).text == "Why?")
  }

  @Test func `twenty thousand sentences are summarised in text order`() throws {
    let many = (0..<20_000).map { "sentence number \($0 % 977) speaks of boats and nets \($0 % 13)" }
    let summary = try summary(of: many)
    #expect(summary.sentences.count == 3 && summary.sentences == summary.sentences.sorted())
  }

  @Test func `what was said is not said again`() throws {
    var options = Summarise.Options()
    options.sentences = 2
    let twice = "the storm closed the old harbour for three days"
    let summary = try summary(
      of: [twice, twice, "fishermen lost their boats and asked the harbour council for help"], options: options)
    #expect(summary.sentences == [0, 2])
  }
}
