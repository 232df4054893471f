import TextModel

/// The boundaries of one stretch of text, found in one pass over its bytes.
struct Boundaries {
  /// Segments by the word rules that hold a letter or a number.
  var words: [TextRange] = []
  /// Where sentences end by the sentence rules, the end of the stretch last.
  var sentenceEnds: [UInt32] = []
  /// Every word boundary inside the stretch; kept only for the conformance test.
  var wordBoundaries: [UInt32] = []
  private let keepsBoundaries: Bool

  init(keepsBoundaries: Bool = false) {
    self.keepsBoundaries = keepsBoundaries
  }

  /// Adds the boundaries of `range` of `text`, as if nothing stood around it (UAX #29, rules WB1–WB999 and SB1–SB998).
  ///
  /// - Parameter joinsLines: a line feed is a space, as in hard-wrapped paragraphs.
  /// - Complexity: O(n); each scalar is looked at once.
  mutating func add(_ range: TextRange, of text: Text, tables: BreakTables, joinsLines: Bool) {
    let bytes = text.utf8.span
    let index = tables.index.span
    let blocks = tables.blocks.span
    let wordRules = tables.words.span
    let sentenceRules = tables.sentences.span
    let isLetter = tables.isLetter.span
    let classCount = tables.classCount
    let end = Int(range.end)
    var position = Int(range.start)
    var wordStart = range.start
    var wordMark: UInt32 = 0
    var hasLetter = false
    var sentenceMark: UInt32 = 0
    var wordState = 0
    var sentenceState = 0
    while position < end {
      let byte = bytes[unchecked: position]
      var block: Int
      var low = Int(byte & 0x3F)
      let length: Int
      if byte < 0x80 {
        block = Int(byte >> 6)
        length = 1
      } else if byte < 0xE0 {
        block = Int(byte & 0x1F)
        low = Int(bytes[unchecked: position &+ 1] & 0x3F)
        length = 2
      } else if byte < 0xF0 {
        block = Int(byte & 0x0F) << 6 | Int(bytes[unchecked: position &+ 1] & 0x3F)
        low = Int(bytes[unchecked: position &+ 2] & 0x3F)
        length = 3
      } else {
        block = Int(byte & 0x07) << 12 | Int(bytes[unchecked: position &+ 1] & 0x3F) << 6
        block |= Int(bytes[unchecked: position &+ 2] & 0x3F)
        low = Int(bytes[unchecked: position &+ 3] & 0x3F)
        length = 4
      }
      var scalarClass = Int(blocks[unchecked: Int(index[unchecked: block]) << 6 | low])
      if joinsLines, byte == 0x0A { scalarClass = Int(tables.space) }

      let word = wordRules[unchecked: wordState &+ scalarClass]
      wordState = Int(word >> 3) &* classCount
      let wordAction = word & 7
      if wordAction != 0 {
        if wordAction & 2 != 0 {
          if hasLetter { words.append(TextRange(wordStart, wordMark)) }
          if keepsBoundaries { wordBoundaries.append(wordMark) }
          wordStart = wordMark
          hasLetter = false
        }
        if wordAction & 1 != 0 {
          let here = UInt32(truncatingIfNeeded: position)
          if hasLetter { words.append(TextRange(wordStart, here)) }
          if keepsBoundaries { wordBoundaries.append(here) }
          wordStart = here
          hasLetter = false
        }
        if wordAction & 4 != 0 { wordMark = UInt32(truncatingIfNeeded: position) }
      }
      if isLetter[unchecked: scalarClass] { hasLetter = true }

      let sentence = sentenceRules[unchecked: sentenceState &+ scalarClass]
      sentenceState = Int(sentence >> 3) &* classCount
      let sentenceAction = sentence & 7
      if sentenceAction != 0 {
        if sentenceAction & 2 != 0 { sentenceEnds.append(sentenceMark) }
        if sentenceAction & 1 != 0 { sentenceEnds.append(UInt32(truncatingIfNeeded: position)) }
        if sentenceAction & 4 != 0 { sentenceMark = UInt32(truncatingIfNeeded: position) }
      }
      position &+= length
    }
    // A line end settles what was waiting for what follows.
    let last = Int(tables.lineFeed)
    if wordRules[wordState + last] & 2 != 0 {
      if hasLetter { words.append(TextRange(wordStart, wordMark)) }
      if keepsBoundaries { wordBoundaries.append(wordMark) }
    } else if hasLetter {
      words.append(TextRange(wordStart, range.end))
    }
    if sentenceRules[sentenceState + last] & 2 != 0 { sentenceEnds.append(sentenceMark) }
    if !range.isEmpty { sentenceEnds.append(range.end) }
  }
}
