import TextModel

/// What pages put around an article, known by its wording.
struct Phrases: Sendable {
  /// What a line is.
  struct Match {
    let kind: FurnitureKind
    /// What stands behind the phrase and a colon; empty where nothing does.
    let value: TextRange
  }

  let entries: [PhraseEntry]
  let rows = Rows()
  /// Entries by the first word of their phrase, the longest phrase first.
  private let byWord: [UInt64: [PhraseEntry]]
  private let inside: [PhraseEntry]
  /// First words: most lines are done with here.
  private let first: HashFilter
  /// Words that phrases inside a line begin with.
  private let within: HashFilter

  static let shared = Phrases()

  /// The most scalars of a line that are looked at.
  private static let reach = 96

  private init() {
    entries = PhraseEntry.languages.flatMap(PhraseEntry.read)
    inside = entries.filter(\.isInside)
    byWord = Dictionary(grouping: entries.filter { !$0.isInside }) { LineWords.first(of: $0.phrase.scalars) }
      .mapValues { $0.sorted { $0.phrase.scalars.count > $1.phrase.scalars.count } }
    first = HashFilter(byWord.keys)
    within = HashFilter(inside.map { LineWords.first(of: $0.phrase.scalars) })
  }

  /// What kind of furniture the line in `range` is; nil when it is none.
  ///
  /// Complexity: O(1), of which most lines take the time of their first word.
  @inline(__always)
  func match(_ range: TextRange, of text: Text) -> Match? {
    var words = LineWords(text, range)
    guard let word = words.next() else { return nil }
    if range.count > Rows.longest, !first.mayHold(word) { return nil }
    return match(range, of: text, beginning: word)
  }

  private func match(_ range: TextRange, of text: Text, beginning word: UInt64) -> Match? {
    if first.mayHold(word), let candidates = byWord[word] {
      let line = FoldedLine(text, range, limit: Phrases.reach)
      for entry in candidates {
        if let match = match(entry, line, range, of: text) { return match }
      }
    }
    if range.count > Rows.longest { return nil }
    let nothing = TextRange(range.end, range.end)
    if rows.filter.mayHold(word), let kind = rows.kind(of: range, in: text) { return Match(kind: kind, value: nothing) }
    if holdsWordWithin(range, of: text) {
      let line = FoldedLine(text, range, limit: Phrases.reach)
      if let entry = inside.first(where: { line.holds($0.phrase, behindNumber: $0.kind == .counter) }) {
        return Match(kind: entry.kind, value: nothing)
      }
    }
    return nil
  }

  /// Whether a short line has a number, and a word that a phrase inside a line begins with.
  private func holdsWordWithin(_ range: TextRange, of text: Text) -> Bool {
    guard Phrases.hasDigit(range, in: text) else { return false }
    var words = LineWords(text, range)
    while let word = words.next() {
      if within.mayHold(word) { return true }
    }
    return false
  }

  private func match(_ entry: PhraseEntry, _ line: FoldedLine, _ range: TextRange, of text: Text) -> Match? {
    let count = entry.phrase.scalars.count
    guard line.scalars.starts(with: entry.phrase.scalars) else { return nil }
    let rest = line.scalars[count...].drop { $0 == 0x20 }
    let nothing = TextRange(range.end, range.end)
    if rest.isEmpty { return entry.needsValue ? nil : Match(kind: entry.kind, value: nothing) }
    // A count of comments, an arrow, a bracket.
    let isMarks = rest.allSatisfy { FoldedLine.isMark($0) || (0x30...0x39).contains($0) || $0 == 0x20 }
    if rest.startIndex == count, rest.first != 0x3A, !isMarks { return nil }
    let start = line.ends[rest.startIndex - 1]
    if rest.first == 0x3A || Phrases.isDash(rest), !(entry.kind == .navigation && entry.isOpen) {
      let value = Phrases.trimmed(TextRange(line.ends[rest.startIndex], Int(range.end)), of: text)
      if value.isEmpty { return entry.needsValue ? nil : Match(kind: entry.kind, value: value) }
      if entry.kind.mayHaveValue { return Match(kind: entry.kind, value: value) }
    }
    if isMarks, !entry.needsValue { return Match(kind: entry.kind, value: nothing) }
    guard entry.isOpen else { return nil }
    let value = Phrases.trimmed(TextRange(start, Int(range.end)), of: text)
    if value.isEmpty { return Match(kind: entry.kind, value: value) }
    return Phrases.accepts(value, of: entry, in: text) ? Match(kind: entry.kind, value: value) : nil
  }

  /// Whether what follows an open phrase is what such a line goes on with.
  private static func accepts(_ value: TextRange, of entry: PhraseEntry, in text: Text) -> Bool {
    let first = text.scalar(at: Int(value.start)).value
    switch entry.kind {
    // No name begins with a small letter or a digit.
    case .byline:
      let letter = Unicode.Scalar(first)?.properties
      return letter?.isLowercase != true && letter?.numericType == nil
    case .date, .counter: return hasDigit(value, in: text)
    // Where one is: Home > News.
    case .navigation:
      return [0x2F, 0x3E, 0x5C, 0x7C, 0xAB, 0xBB, 0x2039, 0x203A, 0x2190, 0x2192].contains(first)
    // The name of a section; a headline goes on for longer.
    case .similar, .readAlso: return text.utf8[value.bytes].count { $0 == 0x20 } < 5
    default: return true
    }
  }

  private static func isDash(_ rest: ArraySlice<UInt16>) -> Bool {
    [0x2D, 0x7C].contains(rest.first) && rest.dropFirst().first ?? 0x20 == 0x20
  }

  private static func hasDigit(_ range: TextRange, in text: Text) -> Bool {
    let bytes = text.utf8.span
    var last: UInt8 = 0
    for index in range.bytes {
      let byte = bytes[index]
      // ASCII, Arabic and Persian digits.
      if (0x30...0x39).contains(byte) || last == 0xD9 && (0xA0...0xA9).contains(byte)
        || last == 0xDB && (0xB0...0xB9).contains(byte)
      {
        return true
      }
      last = byte
    }
    return false
  }

  private static func trimmed(_ range: TextRange, of text: Text) -> TextRange {
    var (start, end) = (Int(range.start), Int(range.end))
    while start < end, text.utf8[start] <= 0x20 || text.utf8[start] == 0x3A { start += 1 }
    while end > start, text.utf8[end - 1] <= 0x20 { end -= 1 }
    return TextRange(start, end)
  }
}
