import PipelineCore
import Testing
import TextModel

@testable import SegmentPlugin

@Suite struct MarkupTests {
  private let text: Text =
    "It rained all day, and nobody came\nThe second day was no better than the first had been, for the ships could not come in.\n\nBread\n\nWhy?"

  private func kinds(_ markup: [MarkedBlock]) -> [Paragraph.Kind] {
    Blocks.find(in: text, markup: markup).map(\.paragraph.kind)
  }

  @Test func `what mark-up says goes before what a block looks like`() throws {
    #expect(kinds([]) == [.heading, .body, .body, .body])
    let marked = [
      MarkedBlock(TextRange(0, 34), .quotation), MarkedBlock(TextRange(123, 128), .listItem),
      MarkedBlock(TextRange(130, 134), .heading, level: 2),
    ]
    #expect(marked.map { text.string(in: $0.range) } == ["It rained all day, and nobody came", "Bread", "Why?"])
    #expect(kinds(marked) == [.body, .body, .listItem, .heading])
  }

  @Test func `a heading is never joined with the line below it`() {
    let wrapped: Text =
      "The harbour of the old town, seen from\nthe hill above it, is a place of some\nbeauty in the evening."
    let heading = MarkedBlock(TextRange(0, 38), .heading, level: 1)
    #expect(Blocks.find(in: wrapped).count == 1)
    #expect(Blocks.find(in: wrapped, markup: [heading]).map(\.paragraph.kind) == [.heading, .body])
  }
}
