import Testing
import TextModel

@testable import PipelineCore

@Suite struct DifferenceTests {
  private func kept(_ old: [UInt8], _ new: [UInt8], _ alignments: [Alignment]) throws -> Int {
    var writer = ByteWriter()
    Difference.write(from: old, to: new, by: alignments, to: &writer)
    var reader = ByteReader(writer.bytes)
    #expect(try Difference(from: &reader).applied(to: old) == new)
    #expect(reader.isAtEnd)
    return writer.byteCount
  }

  /// The text with pieces replaced, and how.
  private func edited(_ text: Text, _ random: inout SystemRandomNumberGenerator) -> (Text, Alignment) {
    var editor = TextEditor(text)
    var place = 0
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let start = Int.random(in: place...text.count, using: &random)
      let end = min(text.count, start + Int.random(in: 0...20, using: &random))
      editor.replace(
        TextRange(start, end), with: Array("new".utf8.prefix(Int.random(in: 0...3, using: &random))))
      place = end
    }
    return editor.finish()
  }

  @Test func `what was edited comes back, once and again`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let old = Text((0..<Int.random(in: 0...300)).map { "w\($0 % 17) " }.joined())
      let (once, first) = edited(old, &random)
      let (twice, second) = edited(once, &random)
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let afterMark = Alignment.identity(count: old.count, offset: mark.count)
      for bytes in [
        try kept(old.utf8, once.utf8, [first]), try kept(old.utf8, twice.utf8, [first, second]),
        try kept(mark + old.utf8, twice.utf8, [afterMark, first, second]), try kept(old.utf8, old.utf8, []),
      ] {
        #expect(bytes < 200)
      }
    }
  }

  @Test func `bytes put for others leave what stands around them`() throws {
    let old = Text((0..<100).map { "line \($0)\n" }.joined())
    var editor = TextEditor(old)
    for (place, byte) in old.utf8.enumerated() where byte == 0x0A && place % 5 == 0 {
      editor.replace(TextRange(place, place + 1), with: 0x20)
    }
    let (new, alignment) = editor.finish()
    #expect(new != old)
    #expect(try kept(old.utf8, new.utf8, [alignment]) < 200)
  }

  @Test func `what the alignment takes for the same and is not comes back`() throws {
    let alignment = Alignment.identity(count: 6)
    for (old, new, count) in [
      ("abcdef", "abcdeg", 8), ("abc", "abcdef", 10), ("", "abcdef", 10), ("abcdefgh", "ABCDEF", 10),
    ] {
      #expect(try kept(Array(old.utf8), Array(new.utf8), [alignment]) == count)
    }
    #expect(try kept(Array("abcdefgh".utf8), Array("abcdef".utf8), [alignment]) == 4)
    #expect(try kept(Array("abc".utf8), [], [Alignment()]) == 1)
  }
}
