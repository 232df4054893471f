import Testing
import TextModel

@testable import SegmentPlugin

/// Words are taken 64 bytes at a time, but where every boundary is kept: both ways must find the same.
@Suite struct WordRunsTests {
  private func boundaries(_ sentences: Boundaries.Sentences, of text: Text, keepsBoundaries: Bool = false) -> Boundaries
  {
    var boundaries = Boundaries(keepsBoundaries: keepsBoundaries)
    boundaries.add(sentences, text.range, of: text, tables: .shared)
    return boundaries
  }

  private func expectSame(_ text: Text) {
    let expected = boundaries(.ends, of: text, keepsBoundaries: true)
    let ends = boundaries(.ends, of: text)
    #expect(ends.words == expected.words, "\(text.string.debugDescription)")
    #expect(ends.places == expected.places, "\(text.string.debugDescription)")
    #expect(boundaries(.marks, of: text).words == expected.words, "\(text.string.debugDescription)")
  }

  @Test func `every scalar of two bytes ends words as the automaton says`() {
    for value in UInt32(1)..<0x800 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for lead in ["", "ab ", String(repeating: "b", count: 61)] {
        let text = Text("\(lead)a\(scalar)a \(scalar) \(scalar)a a\(scalar) a" + String(repeating: " من", count: 40))
        expectSame(text)
      }
    }
  }

  @Test func `texts of all kinds of pieces are the same words`() {
    let pieces = [
      " ", "  ", "a", "word", "Ж", "слово", "é", "×", "من", "مُ", "،", "؟", "٣", "12", ".", ". ", "! ", "A", "'", "\"",
      "«", "ש", "ω",
      "क्", "日", "𝒳",
      "\u{301}", "\u{64B}", "\u{200D}", "\n", "-", "_", "ي ", " و",
    ]
    var state: UInt64 = 7
    for _ in 0..<4_000 {
      var string = ""
      for _ in 0..<(1 + state >> 58) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        string += pieces[Int(state >> 33) % pieces.count]
      }
      expectSame(Text(string))
    }
  }
}
