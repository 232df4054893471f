import TextModel

/// Finds the quoted stretches of a paragraph, marks included.
///
/// The same mark opens in one language and closes in the next, so a mark that is not known by its kind is judged by its neighbours: an opening one stands
/// before a letter and behind a space, a closing one the other way round. Marks inside a quotation are part of it. One that opens the paragraph and never
/// closes goes on to the paragraph's end, as quotations of several paragraphs do.
struct QuotationMarks {
  private let text: Text
  private let paragraph: TextRange

  /// The scalars that may close what is open.
  private struct Open {
    let start: Int
    let closers: [UInt32]
  }

  /// The quoted stretches of `paragraph` of `text`, in text order and apart.
  ///
  /// - Complexity: O(n) in the bytes of the paragraph.
  static func find(in paragraph: TextRange, of text: Text) -> [TextRange] {
    QuotationMarks(text: text, paragraph: paragraph).find()
  }

  private func find() -> [TextRange] {
    var found: [TextRange] = []
    var open: Open?
    var position = nextMark(from: Int(paragraph.start))
    while position < Int(paragraph.end) {
      let (value, end) = text.scalar(at: position)
      if let start = open {
        if start.closers.contains(value), closes(value, at: position, end) {
          found.append(TextRange(start.start, end))
          open = nil
        }
      } else if let closers = QuotationMarks.closers(of: value), opens(value, at: position, end) {
        open = Open(start: position, closers: closers)
      }
      position = nextMark(from: end)
    }
    if let open, open.start == Int(paragraph.start) { found.append(paragraph) }
    return found
  }

  /// Where the next byte stands that may begin a mark: straight marks, guillemets, curly marks, corner brackets.
  private func nextMark(from start: Int) -> Int {
    text.utf8.withUnsafeBufferPointer { bytes in
      var position = start
      while position < Int(paragraph.end) {
        if position + ByteBlock.count <= Int(paragraph.end) {
          let block = ByteBlock(bytes, at: position)
          if !block.contains(0x22), !block.contains(0xC2), !block.contains(0xE2), !block.contains(0xE3) {
            position += ByteBlock.count
            continue
          }
        }
        let byte = bytes[position]
        if byte == 0x22 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 { break }
        position += 1
      }
      return position
    }
  }

  /// What may close a quotation that `value` opens; nil where it opens none.
  private static func closers(of value: UInt32) -> [UInt32]? {
    switch value {
    case 0x22: [0x22]
    case 0xAB: [0xBB]
    case 0xBB: [0xAB, 0xBB]
    case 0x201C: [0x201D]
    case 0x201D: [0x201D]
    case 0x201E, 0x201F: [0x201C, 0x201D]
    case 0x300C, 0x300E: [value + 1]
    default: nil
    }
  }

  /// Whether the mark opens: marks that may also close must stand before a word and behind none.
  private func opens(_ value: UInt32, at start: Int, _ end: Int) -> Bool {
    guard end < Int(paragraph.end) else { return false }
    switch value {
    case 0xAB, 0x201C, 0x201E, 0x201F, 0x300C, 0x300E: return true
    default: return isBehindNothing(start) && !Text.isWhitespace(text.scalar(at: end).value)
    }
  }

  /// Whether the mark closes: a straight one must stand behind a word and before none.
  private func closes(_ value: UInt32, at start: Int, _ end: Int) -> Bool {
    guard value == 0x22 else { return true }
    if end >= Int(paragraph.end) { return true }
    let next = text.scalar(at: end).value
    // A particle may be written onto the mark: `"…"lar`, but then no space stands before it.
    return Text.isWhitespace(next) || !Text.isWhitespace(text.scalar(before: start).value)
  }

  private func isBehindNothing(_ start: Int) -> Bool {
    guard start > Int(paragraph.start) else { return true }
    let before = text.scalar(before: start).value
    switch before {
    case 0x28, 0x2D, 0x3A, 0x5B, 0x2013, 0x2014, 0x60C, 0x2C: return true
    default: return Text.isWhitespace(before)
    }
  }
}
