import Testing
import TextModel

@Suite struct AlignmentTests {
  @Test func `edits keep the way back`() {
    let text: Text = "abc def ghi"
    var editor = TextEditor(text)
    editor.delete(TextRange(1, 2))
    editor.replace(TextRange(4, 7), with: "هـ")
    editor.replace(TextRange(11, 11), with: "!")
    let (edited, alignment) = editor.finish()
    #expect(edited.string == "ac هـ ghi!")
    #expect(alignment.newCount == edited.count)
    #expect(alignment.sourceRange(of: TextRange(0, 1)) == TextRange(0, 1))
    #expect(alignment.sourceRange(of: TextRange(1, 2)) == TextRange(2, 3))
    #expect(alignment.sourceRange(of: TextRange(3, 5)) == TextRange(4, 7))
    #expect(alignment.sourceRange(of: TextRange(8, 11)) == TextRange(8, 11))
    #expect(alignment.sourceRange(of: edited.range) == text.range)
  }

  @Test func `a run of equal units is one run`() {
    var alignment = Alignment()
    for offset in 0..<1_000 { alignment.append(newUnit: 2, oldUnit: 1, count: 1, oldStart: offset) }
    #expect(alignment.runs.count == 1)
    #expect(alignment.sourceRange(of: TextRange(10, 14)) == TextRange(5, 7))
    #expect(alignment.sourceRange(of: TextRange(11, 13)) == TextRange(5, 7))
  }

  @Test func `ranges of the old text are found again in the new`() {
    let text: Text = "abc def ghi jkl"
    var editor = TextEditor(text)
    editor.delete(TextRange(0, 4))
    editor.replace(TextRange(7, 8), with: "--")
    editor.replace(TextRange(12, 15), with: "هـ")
    let (edited, alignment) = editor.finish()
    #expect(edited.string == "def--ghi هـ")
    func result(_ start: Int, _ end: Int) -> String {
      edited.string(in: alignment.resultRange(of: TextRange(start, end)))
    }
    #expect(result(4, 7) == "def" && result(8, 11) == "ghi" && result(5, 10) == "ef--gh")
    #expect(result(0, 4) == "" && result(2, 5) == "d" && result(0, 15) == edited.string)
    // A part of what was replaced is in the new text no more.
    #expect(result(13, 15) == "" && result(8, 14) == "ghi " && result(12, 15) == "هـ")
    #expect(
      alignment.resultRange(of: TextRange(15, 15)).isEmpty && Alignment().resultRange(of: TextRange(0, 3)).isEmpty)
  }

  @Test func `random edits lead copied scalars back to themselves`() {
    var state: UInt64 = 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let alphabet: [Unicode.Scalar] = ["a", "é", "م", "漢", "😀", " "]
    for _ in 0..<300 {
      let text = Text(String(String.UnicodeScalarView((0..<50).map { _ in alphabet[random(alphabet.count)] })))
      var editor = TextEditor(text)
      var position = 0
      while position < text.count {
        var end = min(text.count, position + random(6))
        while !text.isScalarBoundary(end) { end += 1 }
        switch random(4) {
        case 0: editor.delete(TextRange(position, end))
        case 1: editor.replace(TextRange(position, end), with: "xyz")
        default: break
        }
        position = max(end, position + 1)
        while !text.isScalarBoundary(position) { position += 1 }
      }
      let (edited, alignment) = editor.finish()
      for run in alignment.runs where run.newUnit == 1 && run.oldUnit == 1 {
        let new = TextRange(run.newStart, run.newEnd)
        let old = alignment.sourceRange(of: new)
        #expect(Array(edited.utf8[new.bytes]) == Array(text.utf8[old.bytes]))
        #expect(alignment.resultRange(of: old) == new)
      }
    }
  }

  @Test func `offsets count what they say`() {
    let text: Text = "aé漢😀b"
    #expect(OffsetIndex(text, unit: .scalars).offset(ofByte: 10) == 4)
    #expect(OffsetIndex(text, unit: .utf16).offset(ofByte: 10) == 5)
    #expect(OffsetIndex(text, unit: .utf8).offset(ofByte: 10) == 10)
  }
}
