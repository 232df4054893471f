import PipelineTesting
import Testing
import TextModel

@testable import RunReports

@Suite struct TextDifferenceTests {
  private func shown(_ old: Text, _ new: Text, limit: Int = 40) -> [String] {
    DifferenceText(paint: Paint(isColoured: false), limit: limit).lines(TextDifference(from: old, to: new))
  }

  @Test func `shows lines that went, came and changed`() {
    let lines = shown(
      "Title\nThe harbour closed on Monday.\nSource: A", "Title\nThe harbour opened on Monday.\n\nNew line")
    #expect(lines == ["~ The harbour [-closed-]{+opened+} on Monday.", "- Source: A", "+ New line"])
  }

  @Test func `takes an Arabic word with and without marks for one word changed`() {
    #expect(shown("كان عامًا طويلا", "كان عاما طويلا") == ["~ كان [-عامًا-]{+عاما+} طويلا"])
  }

  @Test func `takes changed words in a row for one change`() {
    #expect(shown("a one two b c d e f", "a three four b c d e f") == ["~ a [-one two-]{+three four+} b c d e f"])
  }

  @Test func `reveals what leaves no ink`() {
    #expect(shown("up\u{A0}to the hill today", "up to the hill today") == ["~ up[-⟨U+00A0⟩-]{+ +}to the hill today"])
  }

  @Test func `says how much it leaves out`() {
    let old = Text((0..<100).map { "line \($0) \($0 * 7)" }.joined(separator: "\n"))
    let lines = shown(old, "", limit: 10)
    #expect(lines.count == 11 && lines.last == "… 90 more lines that differ")
    #expect(shown(Text(String(repeating: "word ", count: 10_000)), "")[0].count < 200)
  }

  @Test func `colours where it may`() {
    let difference = TextDifference(from: "a b c d", to: "a x c d")
    let line = DifferenceText(paint: Paint(isColoured: true), limit: 5).lines(difference)[0]
    #expect(line == "~ a \u{1B}[31mb\u{1B}[0m\u{1B}[32mx\u{1B}[0m c d")
  }

  @Test func `lets no text move the cursor or turn the direction`() {
    for text in NastyTexts.all {
      let shown = Shown.line(text, limit: 5_000)
      #expect(
        !shown.unicodeScalars.contains {
          $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value)
            || (0x2066...0x2069).contains($0.value)
        })
    }
    #expect(Shown.line("a\u{1B}[31mb") == "a␛[31mb")
  }

  @Test func `accounts for every byte of nasty lines`() {
    for (old, new) in zip(NastyTexts.all, NastyTexts.all.reversed()) {
      let difference = TextDifference(from: Text(old), to: Text(new))
      let counts = difference.counts
      let lines = TextPieces.lines(of: Text(old)).ranges.count
      #expect(lines == difference.kept + counts.removed + counts.changed)
      for line in difference.lines {
        guard case .changed(let pieces) = line else { continue }
        #expect(pieces.contains { if case .kept = $0 { false } else { true } })
      }
      #expect(
        !DifferenceText(paint: Paint(isColoured: true), limit: 10).lines(difference).contains { $0.utf8.count > 20_000 }
      )
    }
  }

  @Test func `cuts words so that together they are the text`() {
    for text in NastyTexts.all.map({ Text($0) }) {
      let words = TextPieces.words(of: text, in: text.range)
      #expect(words.ranges.map { text.string(in: $0) }.joined() == text.string)
      #expect(words.ranges.allSatisfy { text.holds($0) })
    }
  }

  @Test func `finds where words moved to`() {
    let (old, new): (Text, Text) = ("One two. Three four.", "Zero. One two. Three 4.")
    let alignment = TextAlignment(from: old, to: new)
    #expect(alignment.newRange(of: TextRange(0, 8)) == TextRange(6, 14))
    #expect(alignment.newRange(of: TextRange(9, 20)).map { new.string(in: $0) } == "Three 4.")
    #expect(alignment.newRange(of: TextRange(1, 8)) == nil, "it begins inside a word")
  }
}
