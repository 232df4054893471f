import PipelineCore
import PipelinePlan
import PipelineRuntime
import PipelineTesting
import Testing
import TextModel

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
      #expect(result.problems.isEmpty, "\(text.debugDescription.prefix(200)): \(result.problems)")
      let covered = result.layer(.sentences)?.ranges.reduce(0) { sum, range in
        sum + nonSpaces(result.text.utf8[range.bytes])
      }
      #expect(covered == nonSpaces(result.text.utf8[...]), "sentences cover \(text.debugDescription.prefix(200))")
      for range in result.layer(.words)?.ranges ?? [] {
        #expect(Int(result.sourceRange(of: range).end) <= document.origin.bytes.count)
      }
    }
  }

  private func nonSpaces(_ bytes: ArraySlice<UInt8>) -> Int {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.reduce(0) { $0 + ($1.properties.isWhitespace ? 0 : 1) }
  }
}
