import TextModel

/// The boundaries of one stretch of text, found in one pass over its bytes.
struct Boundaries {
  /// What is found besides words.
  enum Sentences {
    /// Where sentences end by the rules of UAX #29.
    case ends
    /// The marks that a tailoring judges: what may end a sentence, and what encloses.
    case marks
  }

  /// Segments by the word rules that hold a letter or a number.
  var words: [TextRange] = []
  /// Where sentences end, the end of the stretch last; or where the marks stand.
  var places: [UInt32] = []
  /// Every word boundary inside the stretch; kept only for the conformance test, and only where ends are found.
  var wordBoundaries: [UInt32] = []
  /// Whether there was a scalar of more than two bytes: without one there is no word for a dictionary.
  private(set) var hasLongScalars = false
  private let keepsBoundaries: Bool

  init(keepsBoundaries: Bool = false) {
    self.keepsBoundaries = keepsBoundaries
  }

  /// Adds the boundaries of `range` of `text`, as if nothing stood around it (UAX #29, rules WB1–WB999 and SB1–SB998).
  ///
  /// - Parameter joinsLines: a line feed is a space, as in hard-wrapped paragraphs.
  /// - Complexity: O(n); each scalar is looked at once.
  mutating func add(
    _ sentences: Sentences, _ range: TextRange, of text: Text, tables: BreakTables, joinsLines: Bool = false
  ) {
    let lineFeed = joinsLines ? tables.space : tables.lineFeed
    withUnsafeTemporaryAllocation(of: TextRange.self, capacity: WordBuffer.capacity) { space in
      var found = WordBuffer(space)
      switch sentences {
      case .ends: scan(range, text.utf8.span, tables, lineFeed: lineFeed, findsEnds: true, into: &found)
      case .marks: scan(range, text.utf8.span, tables, lineFeed: lineFeed, findsEnds: false, into: &found)
      }
      found.flush(into: &words)
    }
  }

  @inline(__always)
  private mutating func scan(
    _ range: TextRange, _ bytes: Span<UInt8>, _ tables: BreakTables, lineFeed: UInt8, findsEnds: Bool,
    into found: inout WordBuffer
  ) {
    // Spans must not outlive what they look into, so the arrays are held here.
    let (indexTable, blockTable, wordTable) = (tables.index, tables.blocks, tables.words)
    let (sentenceTable, plainTable, settledTable) = (tables.sentences, tables.isPlainLetter, tables.isSettled)
    let (index, blocks, wordRules, sentenceRules) = (
      indexTable.span, blockTable.span, wordTable.span, sentenceTable.span
    )
    let (isPlainLetter, isSettled) = (plainTable.span, settledTable.span)
    let raw = bytes.bytes
    var runs = WordRuns()
    let letterState = tables.letterState
    let end = Int(range.end)
    var position = Int(range.start)
    var wordStart = range.start
    var wordMark: UInt32 = 0
    /// The flags of the scalars since `wordStart`.
    var seen: UInt32 = 0
    var sentenceMark: UInt32 = 0
    var wordState = 0
    var sentenceState = 0
    var isLong = false
    while position < end {
      if wordState == letterState, seen & BreakTables.Action.letter != 0,
        !findsEnds || isSettled[unchecked: sentenceState], !keepsBoundaries
      {
        // Inside a word, and from word to word over a single space: most of any text.
        let start = position
        position = runs.take(
          from: position, to: end, wordStart: &wordStart, of: raw, isPlainLetter: isPlainLetter, into: &found, &words)
        if findsEnds, position > start {
          // Nothing is pending, so the last letters alone tell the state.
          sentenceState = self.sentenceState(
            behind: max(start, Int(wordStart))..<position, from: sentenceState, bytes, indexTable.span, blockTable.span,
            sentenceTable.span)
        }
        if position >= end { break }
      }
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
        isLong = true
        block = Int(byte & 0x0F) << 6 | Int(bytes[unchecked: position &+ 1] & 0x3F)
        low = Int(bytes[unchecked: position &+ 2] & 0x3F)
        length = 3
      } else {
        isLong = true
        block = Int(byte & 0x07) << 12 | Int(bytes[unchecked: position &+ 1] & 0x3F) << 6
        block |= Int(bytes[unchecked: position &+ 2] & 0x3F)
        low = Int(bytes[unchecked: position &+ 3] & 0x3F)
        length = 4
      }
      var scalarClass = Int(blocks[unchecked: Int(index[unchecked: block]) << 6 | low])
      if byte == 0x0A { scalarClass = Int(lineFeed) }

      let word = wordRules[unchecked: wordState &+ scalarClass]
      wordState = Int(word >> 16)
      // Most scalars are letters inside words: nothing to do but to remember that.
      if word & 0xFFFF == BreakTables.Action.letter, !findsEnds {
        seen |= word
        position &+= length
        continue
      }
      let here = UInt32(truncatingIfNeeded: position)
      if word & BreakTables.Action.breakAtMark != 0 {
        endWord(at: wordMark, start: &wordStart, seen: &seen, into: &found)
      }
      if word & BreakTables.Action.breakHere != 0 {
        endWord(at: here, start: &wordStart, seen: &seen, into: &found)
      }
      if word & BreakTables.Action.mark != 0 { wordMark = here }
      seen |= word

      if findsEnds {
        let sentence = sentenceRules[unchecked: sentenceState &+ scalarClass]
        sentenceState = Int(sentence >> 16)
        if sentence & BreakTables.Action.breakAtMark != 0 { places.append(sentenceMark) }
        if sentence & BreakTables.Action.breakHere != 0 { places.append(here) }
        if sentence & BreakTables.Action.mark != 0 { sentenceMark = here }
      } else if word & BreakTables.Action.punctuation != 0 {
        places.append(here)
      }
      position &+= length
    }
    if isLong { hasLongScalars = true }
    // A line end settles what was waiting for what follows.
    let last = Int(tables.lineFeed)
    if wordRules[wordState + last] & BreakTables.Action.breakAtMark != 0 {
      endWord(at: wordMark, start: &wordStart, seen: &seen, into: &found)
    } else {
      if seen & BreakTables.Action.letter != 0 { found.add(wordStart, range.end, &words) }
    }
    if findsEnds {
      if sentenceRules[sentenceState + last] & BreakTables.Action.breakAtMark != 0 { places.append(sentenceMark) }
      if !range.isEmpty { places.append(range.end) }
    }
  }

  /// The state of the sentence automaton behind `letters` of one byte or two and marks on them, when nothing is pending in `state`.
  private func sentenceState(
    behind letters: Range<Int>, from state: Int, _ bytes: Span<UInt8>, _ index: Span<UInt16>, _ blocks: Span<UInt8>,
    _ rules: Span<UInt32>
  ) -> Int {
    var state = state
    // The last that is no mark decides, so a long word need not be read again from its start.
    var position = max(letters.lowerBound, letters.upperBound - 64)
    while bytes[unchecked: position] & 0xC0 == 0x80 { position &+= 1 }
    while position < letters.upperBound {
      let byte = bytes[unchecked: position]
      let (block, low) =
        byte < 0x80 ? (Int(byte >> 6), byte & 0x3F) : (Int(byte & 0x1F), bytes[unchecked: position &+ 1] & 0x3F)
      state = Int(rules[unchecked: state &+ Int(blocks[unchecked: Int(index[unchecked: block]) << 6 | Int(low)])] >> 16)
      position &+= byte < 0x80 ? 1 : 2
    }
    return state
  }

  @inline(__always)
  private mutating func endWord(
    at place: UInt32, start: inout UInt32, seen: inout UInt32, into found: inout WordBuffer
  ) {
    if seen & BreakTables.Action.letter != 0 { found.add(start, place, &words) }
    if keepsBoundaries { wordBoundaries.append(place) }
    start = place
    seen = 0
  }
}

/// Words on their way into an array: a piece of stack, so that most of them cost one store.
struct WordBuffer {
  static let capacity = 512

  private let space: UnsafeMutableBufferPointer<TextRange>
  private var count = 0

  init(_ space: UnsafeMutableBufferPointer<TextRange>) { self.space = space }

  @inline(__always)
  mutating func add(_ start: UInt32, _ end: UInt32, _ words: inout [TextRange]) {
    if count == WordBuffer.capacity { flush(into: &words) }
    space.initializeElement(at: count, to: TextRange(start, end))
    count &+= 1
  }

  mutating func flush(into words: inout [TextRange]) {
    words.append(contentsOf: UnsafeBufferPointer(rebasing: space[..<count]))
    count = 0
  }
}
