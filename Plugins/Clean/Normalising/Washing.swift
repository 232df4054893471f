import TextModel

/// One pass over a text that strips what nobody sees and folds white space and, where asked, Arabic letters.
struct Washing: Sendable {
  var stripsDiacritics = false
  var stripsTatweel = true
  var foldsAlef = false
  var foldsYa = false
  var foldsTaMarbuta = false

  /// What becomes of a scalar.
  private enum Fate {
    case keep
    case delete
    case replace(UInt32)
    case space
    case lineEnd
  }

  /// `text` washed, with the way back; nil when it is clean already.
  ///
  /// - Complexity: O(n); clean stretches are copied in blocks.
  func wash(_ text: Text) -> (text: Text, alignment: Alignment)? {
    text.utf8.withUnsafeBytes { bytes in
      var editor = TextEditor(text)
      var isChanged = false
      let places = Doubts(bytes)
      var done = 0
      // Letters to fold are everywhere, so then every scalar is a place to look at.
      let foldsLetters = foldsAlef || foldsYa || foldsTaMarbuta
      while let place = foldsLetters ? (done < bytes.count ? done : nil) : places.next(from: done) {
        let (value, end) = text.scalar(at: place)
        var range = TextRange(place, end)
        var wanted: [UInt8] = []
        switch fate(value, in: text, from: place, to: end) {
        case .keep:
          done = end
          continue
        case .replace(let other):
          wanted = Unicode.Scalar(other).flatMap(UTF8.encode).map(Array.init) ?? []
        case .delete:
          // An invisible mark among white space is part of it.
          if Washing.isInvisible(value), place > done,
            Washing.isSpace(UInt32(bytes[place - 1])) || bytes[place - 1] == 0x0A
          {
            fallthrough
          }
        case .space, .lineEnd:
          var start = place
          while start > done, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x0A { start -= 1 }
          range = TextRange(start, whiteSpaceEnd(text, from: start))
          wanted = folded(text, range)
        }
        done = Int(range.end)
        if bytes[range.bytes].elementsEqual(wanted) { continue }
        editor.replace(range, with: wanted)
        isChanged = true
      }
      return isChanged ? editor.finish() : nil
    }
  }

  // MARK: White space

  /// Where the white space at `start` ends, invisible marks inside it included.
  private func whiteSpaceEnd(_ text: Text, from start: Int) -> Int {
    var position = start
    while position < text.count {
      let (value, end) = text.scalar(at: position)
      guard Washing.isSpace(value) || Washing.isLineEnd(value) || Washing.isInvisible(value) else { break }
      position = end
    }
    return position
  }

  /// A space for spaces, a line feed for a line end, two for an empty line; nothing at the ends of the text.
  private func folded(_ text: Text, _ range: TextRange) -> [UInt8] {
    if Int(range.start) == 0 || Int(range.end) == text.count { return [] }
    var lineEnds = 0
    var position = Int(range.start)
    var previous: UInt32 = 0
    while position < Int(range.end) {
      let (value, end) = text.scalar(at: position)
      if Washing.isLineEnd(value), !(previous == 0x0D && value == 0x0A) { lineEnds += value == 0x2029 ? 2 : 1 }
      previous = value
      position = end
    }
    return lineEnds == 0 ? [0x20] : Array(repeating: 0x0A, count: min(lineEnds, 2))
  }

  private static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x09, 0x0B, 0x0C, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func isLineEnd(_ value: UInt32) -> Bool {
    value == 0x0A || value == 0x0D || value == 0x85 || value == 0x2028 || value == 0x2029
  }

  // MARK: Scalars

  /// Controls, bidirectional marks and zero-width debris; joiners are judged by their neighbours.
  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x00...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E,
      0x2060...0x2064,
      0x2066...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
      true
    default: false
    }
  }

  /// Whether a scalar stays as it is.
  func isKept(_ value: UInt32, in text: Text, from start: Int, to end: Int) -> Bool {
    if case .keep = fate(value, in: text, from: start, to: end) { return true }
    return false
  }

  private func fate(_ value: UInt32, in text: Text, from start: Int, to end: Int) -> Fate {
    if Washing.isSpace(value) { return .space }
    if Washing.isLineEnd(value) { return .lineEnd }
    if Washing.isInvisible(value) { return .delete }
    switch value {
    case 0x200C, 0x200D: return joins(text, before: start, after: end, isJoiner: value == 0x200D) ? .keep : .delete
    case 0x640: return stripsTatweel && stretches(text, before: start, after: end) ? .delete : .keep
    case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED:
      return stripsDiacritics ? .delete : .keep
    case 0x622, 0x623, 0x625, 0x671: return foldsAlef ? .replace(0x627) : .keep
    case 0x649: return foldsYa ? .replace(0x64A) : .keep
    case 0x629: return foldsTaMarbuta ? .replace(0x647) : .keep
    default: return .keep
    }
  }

  /// Whether a tatweel only stretches a word; a single one behind the last letter is spelling, as in «هـ» and «لـ».
  private func stretches(_ text: Text, before start: Int, after end: Int) -> Bool {
    func isLetter(_ value: UInt32) -> Bool { (0x620...0x6D3).contains(value) }
    let next = end < text.count ? text.scalar(at: end).value : 0x20
    if isLetter(next) { return true }
    let previous = start > 0 ? text.scalar(before: start).value : 0x20
    // One that stands alone is a dash.
    if Washing.isSpace(previous) || previous == 0x0A, Washing.isSpace(next) || next == 0x0A { return false }
    return previous == 0x640 || !isLetter(previous)
  }

  /// Whether a zero-width (non-)joiner does something: between letters of Arabic or Indic scripts, and a joiner between pictographs.
  private func joins(_ text: Text, before start: Int, after end: Int, isJoiner: Bool) -> Bool {
    guard start > 0, end < text.count else { return false }
    let left = text.scalar(before: start).value
    let right = text.scalar(at: end).value
    func isJoining(_ value: UInt32) -> Bool {
      (0x620...0x8FF).contains(value) || (0x900...0xDFF).contains(value) || (0x1780...0x17FF).contains(value)
    }
    if isJoining(left), isJoining(right) { return true }
    return isJoiner && left >= 0x2190 && right >= 0x2190
  }
}
