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
