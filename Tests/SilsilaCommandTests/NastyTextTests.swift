import PipelineCore
import PipelinePlan
import PipelineRuntime
import PipelineTesting
import Testing

@testable import SilsilaCommand

@Suite struct NastyTextTests {
  @Test(arguments: MediaType.allCases) func `the whole chain keeps its promises on nasty texts`(type: MediaType) throws
  {
    let plan = try Plan(chain: ["clean", "segment", "tag-keywords", "summarise"], registry: makeRegistry())
    var random = SplitMix(state: 11)
    var texts = NastyTexts.all
    for _ in 0..<200 {
      let pieces = (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in
        NastyTexts.all.randomElement(using: &random)?.prefix(50)
      }
      texts.append(pieces.joined(separator: ["", " ", "\n", "\n\n"].randomElement(using: &random) ?? ""))
    }
    for text in texts {
      let document = Document(id: "nasty", origin: Origin(path: "nasty", bytes: Array(text.utf8), mediaType: type))
      let processor = try DocumentProcessor(plan, observing: document)
      guard let result = try? processor.process(document) else {
        #expect(
          text.unicodeScalars.contains("\u{0}"), "only zero bytes are refused: \(text.debugDescription.prefix(200))")
        continue
      }
      let broken = DocumentLaws.broken(by: result)
      #expect(broken.isEmpty, "\(text.debugDescription.prefix(200)): \(broken)")
    }
  }

  /// What a method makes of one word, of no word, of capitals, numbers, verses and several languages is sensible or nothing.
  @Test(arguments: [
    "silsila", "yake", "rake", "text-rank", "position-rank", "multipartite-rank", "tf-idf", "bm25",
  ]) func `every method of keywords keeps its promises on nasty texts`(method: String) throws {
    let plan = try Plan(
      chain: ["clean", "segment", "weigh-terms", "tag-keywords: { method: \(method), count: 30 }"],
      registry: makeRegistry())
    let texts =
      NastyTexts.all + [
        "Word", "A sentence of one.", "THE STORM HAS CLOSED EVERY PORT. NO SHIP SAILS.",
        "1 2 3\n4 5 6\n7 8 9\n10 11 12",
        "Soft the tide,\nslow the tide,\nall along the harbour side,\nsoft the tide.",
        "السفينة في الميناء. The ship is in port. Корабль стоит в порту. 船在港口。", "ksjdf lskdjf lksdjf. Wlkej sdlkfj.",
        String(repeating: "The same words again and again. ", count: 300),
      ]
    for text in texts {
      let document = Document(id: "nasty", origin: Origin(path: "nasty", bytes: Array(text.utf8)))
      guard let result = try? DocumentProcessor(plan, observing: document).process(document) else {
        #expect(text.unicodeScalars.contains("\u{0}"))
        continue
      }
      let broken = DocumentLaws.broken(by: result)
      #expect(broken.isEmpty, "\(text.debugDescription.prefix(200)): \(broken)")
    }
  }

  /// A hundred thousand sentences cost no more each than a thousand do: what is bounded keeps long documents from taking hours.
  @Test func `a hundred thousand sentences are tagged and summarised`() throws {
    let plan = try Plan(chain: ["segment", "tag-keywords", "summarise"], registry: makeRegistry())
    var random = SplitMix(state: 7)
    let words = ["harbour", "ship", "storm", "quay", "captain", "cargo", "tide", "crew", "the", "of", "and", "in"]
    var text = ""
    for _ in 0..<100_000 {
      text += "The " + (0..<4).compactMap { _ in words.randomElement(using: &random) }.joined(separator: " ") + ". "
    }
    let document = Document(id: "long", origin: Origin(path: "long", bytes: Array(text.utf8)))
    let result = try DocumentProcessor(plan, observing: document).process(document)
    #expect(result.layer(.sentences)?.ranges.count == 100_000)
    #expect(result.layer(.keywords)?.items.count == 10)
    #expect(result.layer(.summary)?.sentences.count == 3)
  }

  /// The fuzzer runs the same over millions of inputs: `swift run -c release SilsilaFuzz --inputs 10000000`.
  @Test func `any bytes at all keep the promises`() throws {
    let plan = try Plan(chain: ["clean", "segment"], registry: makeRegistry())
    let inputs = NastyInputs(seed: 3, texts: NastyTexts.all.map { Array($0.utf8.prefix(200)) })
    let processor = try DocumentProcessor(plan, observing: inputs.document(0))
    var results = 0
    for number in 0..<3_000 {
      guard let result = try? processor.process(inputs.document(number)) else { continue }
      results += 1
      let broken = DocumentLaws.broken(by: result)
      #expect(broken.isEmpty, "input \(number): \(broken)")
    }
    #expect(results > 2_000)
  }
}
