import PipelineCore
import Testing
import TextModel

@testable import SegmentPlugin

@Suite struct BlocksTests {
  private func blocks(_ text: String) -> [String] {
    let text = Text(text)
    return Blocks.find(in: text).map { text.string(in: $0.paragraph.range) }
  }

  @Test func `hard-wrapped paragraphs without blank lines between end where a line had room`() {
    let first = """
      The committee of the port said on Monday that the new quay, which was to be
      opened in spring, will not be ready before the end of the year. Two of the
      three cranes are still at sea.
      """
    let second = """
      It gave no reason for the delay, and the builder, whose offices are closed,
      could not be reached.
      """
    #expect(blocks(first + "\n" + second) == [first, second])
  }

  @Test func `Arabic paragraphs that were wrapped are whole`() {
    let paragraphs = [
      "قالت لجنة الميناء يوم الاثنين إن الرصيف الجديد الذي كان من المقرر أن يفتح في\nالربيع لن يكون جاهزا قبل نهاية العام.",
      "ولم تذكر اللجنة سببا للتأخير فيما تعذر الاتصال بالشركة المنفذة للحصول على أي\nتعليق على ما جاء في البيان الذي وزع على الصحفيين.",
    ]
    #expect(blocks(paragraphs.joined(separator: "\n")) == paragraphs)
  }

  @Test func `a first line with room goes on where the next begins with a small letter`() {
    let text = """
      The committee of the port said today
      that the new quay, which was to be opened in spring, will not be ready
      before the end of the year, and that two of the three cranes are still.
      """
    #expect(blocks(text) == [text])
  }

  @Test func `list items in wrapped text stand by themselves and keep their second lines`() {
    let items = [
      "- the new quay, which was to be opened in spring and will not be ready before\nthe Director comes back.",
      "- two of the three cranes, which were ordered in the last days of the year by\nEastern Works.",
    ]
    #expect(blocks(items.joined(separator: "\n")) == items)
  }

  @Test func `verses and lists of short lines are not joined`() {
    let verses = [
      "The boats come in at evening", "With lanterns at the bow", "And nobody is counting", "The empty places now",
      "The wind has changed its quarter", "The tide is on the turn",
    ]
    #expect(blocks(verses.joined(separator: "\n")) == verses)
  }
}
