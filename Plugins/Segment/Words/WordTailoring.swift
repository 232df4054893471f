import TextModel

/// What readers take for one word, or for two, against UAX #29.
///
/// One: addresses of the web and of mail; an abbreviation with its stop; `10:30`; `1999'da`; and with a hyphen between, in languages that build words and
/// attach pronouns so. Two: the short words that French and Italian write onto the next with an apostrophe.
struct WordTailoring {
  private let text: Text
  private let tables: BreakTables
  private let joinsHyphens: Bool
  private let splitsElisions: Bool

  private static let hyphenLanguages: Set<String> = [
    "be", "bg", "ca", "fr", "id", "ko", "ms", "pt", "ro", "ru", "ug", "uk",
  ]
  private static let elisionLanguages: Set<String> = ["ca", "co", "fr", "it", "oc"]

  /// The tailoring for a language; where none is known, what all languages share.
  init(_ text: Text, tables: BreakTables, language: String?) {
    self.text = text
    self.tables = tables
    let base = language.map { String($0.prefix { $0 != "-" }) } ?? ""
    joinsHyphens = WordTailoring.hyphenLanguages.contains(base)
    splitsElisions = WordTailoring.elisionLanguages.contains(base)
  }

  /// Changes the words from the one at `first` on, all of the stretch whose marks are `marks`.
  ///
  /// - Parameter stops: where stops that belong to abbreviations stand, in text order.
  /// - Complexity: O(m + w) where there is something to change, else O(m).
  func apply(to words: inout [TextRange], from first: Int, in range: TextRange, marks: [UInt32], stops: [UInt32]) {
    var changed: [TextRange] = []
    /// The first word that has not been copied.
    var next = first
    var stop = 0
    var done = range.start
    for mark in marks where mark >= done {
      while stop < stops.count, stops[stop] < mark { stop += 1 }
      let isAbbreviation = stop < stops.count && stops[stop] == mark
      guard mayChange(at: Int(mark), in: range, isAbbreviation: isAbbreviation) else { continue }
      let word = words[next...].partitioningIndex { $0.end >= mark }
      guard word < words.count, words[word].start <= mark,
        let change = change(at: mark, word, words, in: range, isAbbreviation: isAbbreviation)
      else { continue }
      var begin = word
      while begin > next, words[begin - 1].end > change.range.start { begin -= 1 }
      changed += words[next..<begin]
      changed += change.pieces
      next = begin
      while next < words.count, words[next].start < change.range.end { next += 1 }
      done = change.range.end
    }
    if next > first { words.replaceSubrange(first..<next, with: changed) }
  }

  /// Whether a mark may change a word: most are seen not to by the bytes beside them.
  @inline(__always)
  private func mayChange(at mark: Int, in range: TextRange, isAbbreviation: Bool) -> Bool {
    switch text.utf8[mark] {
    case 0x2E: isAbbreviation || mark > Int(range.start) && text.utf8[mark - 1] == 0x77
    // Before a slash, or before a digit of ASCII or Arabic.
    case 0x3A: mark + 1 < Int(range.end) && [0x2F...0x39, 0xD9...0xDB].contains { $0.contains(text.utf8[mark + 1]) }
    case 0x2D: joinsHyphens
    case 0x27, 0x40, 0xE2: true
    default: false
    }
  }

  /// The words that take the place of those in a range.
  private struct Change {
    let range: TextRange
    let pieces: [TextRange]

    init(_ range: TextRange, _ pieces: [TextRange]) {
      self.range = range
      self.pieces = pieces
    }
  }

  private func change(at mark: UInt32, _ place: Int, _ words: [TextRange], in range: TextRange, isAbbreviation: Bool)
    -> Change?
  {
    let word = words[place]
    let (value, end) = text.scalar(at: Int(mark))
    let following = place + 1 < words.count ? words[place + 1] : nil
    let isBetween = word.end == mark && following?.start == UInt32(end)
    switch value {
    case 0x2E:
      if isWebName(word, before: mark) { return address(from: word.start, beyond: mark, in: range) }
      return isAbbreviation && word.end == mark
        ? Change(TextRange(word.start, mark + 1), [TextRange(word.start, mark + 1)]) : nil
    case 0x3A:
      let isScheme =
        word.end == mark && end + 1 < Int(range.end) && text.utf8[end] == 0x2F && text.utf8[end + 1] == 0x2F
      if isScheme { return address(from: word.start, beyond: mark, in: range) }
      guard isBetween, let following, isTime(word, following) else { return nil }
      return Change(TextRange(word.start, following.end), [TextRange(word.start, following.end)])
    case 0x40:
      return mailAddress(around: mark, in: range)
    case 0x2D:
      guard joinsHyphens, isBetween, isLetter(before: Int(mark)) else { return nil }
      return compound(from: place, words)
    case 0x27, 0x2019:
      if word.start < mark, UInt32(end) < word.end {
        guard splitsElisions, isElision(TextRange(word.start, mark)) else { return nil }
        return Change(word, [TextRange(word.start, UInt32(end)), TextRange(UInt32(end), word.end)])
      }
      guard isBetween, let following, isLetter(at: end), tables.kind(of: text.scalar(before: Int(mark)).value) == .digit
      else { return nil }
      return Change(TextRange(word.start, following.end), [TextRange(word.start, following.end)])
    default: return nil
    }
  }

  /// The words with nothing but a hyphen between them, from the one at `place` on.
  private func compound(from place: Int, _ words: [TextRange]) -> Change? {
    var last = place
    while last + 1 < words.count, words[last + 1].start == words[last].end + 1, text.utf8[Int(words[last].end)] == 0x2D,
      isLetter(at: Int(words[last + 1].start))
    {
      last += 1
    }
    if last == place { return nil }
    let compound = TextRange(words[place].start, words[last].end)
    return Change(compound, [compound])
  }

  // MARK: Addresses

  private func isWebName(_ word: TextRange, before mark: UInt32) -> Bool {
    mark - word.start == 3 && text.utf8[Int(word.start)..<Int(mark)].elementsEqual("www".utf8)
  }

  /// The address that goes on as far as white space and marks around it, without punctuation at its end; nil where it does not reach beyond `mark`,
  /// as behind a word that no address has.
  private func address(from start: UInt32, beyond mark: UInt32, in range: TextRange) -> Change? {
    var end = Int(start)
    while end < Int(range.end), isAddressByte(text.utf8[end]) { end += 1 }
    while end > Int(start), [0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x27, 0x29].contains(text.utf8[end - 1]) { end -= 1 }
    if end <= Int(mark) { return nil }
    let address = TextRange(start, UInt32(end))
    return Change(address, [address])
  }

  private func mailAddress(around mark: UInt32, in range: TextRange) -> Change? {
    var start = Int(mark)
    while start > Int(range.start), isNameByte(text.utf8[start - 1]) { start -= 1 }
    var end = Int(mark) + 1
    while end < Int(range.end), isNameByte(text.utf8[end]) { end += 1 }
    while end > Int(mark), text.utf8[end - 1] == 0x2E || text.utf8[end - 1] == 0x2D { end -= 1 }
    guard start < Int(mark), text.utf8[(Int(mark) + 1)..<max(end, Int(mark) + 1)].contains(0x2E) else { return nil }
    let address = TextRange(start, end)
    return Change(address, [address])
  }

  private func isAddressByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && ![0x22, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x60].contains(byte)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  /// Hours and minutes: one or two digits, and two.
  private func isTime(_ hours: TextRange, _ minutes: TextRange) -> Bool {
    func digits(_ range: TextRange) -> Int {
      var count = 0
      var position = Int(range.start)
      while position < Int(range.end) {
        let (value, end) = text.scalar(at: position)
        if tables.kind(of: value) != .digit { return 0 }
        count += 1
        position = end
      }
      return count
    }
    return (1...2).contains(digits(hours)) && digits(minutes) == 2
  }

  // MARK: Letters

  private func isLetter(at position: Int) -> Bool { tables.kind(of: text.scalar(at: position).value).isLetter }

  private func isLetter(before position: Int) -> Bool { tables.kind(of: text.scalar(before: position).value).isLetter }

  /// `l`, `d`, `qu`, `jusqu`, `dell` …: what loses its vowel before the next word.
  private func isElision(_ range: TextRange) -> Bool {
    let word = String(decoding: text.utf8[range.bytes], as: UTF8.self).lowercased()
    return WordTailoring.elisions.contains(word)
  }

  private static let elisions: Set<String> = [
    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "un",
    "all", "dall", "dell", "nell", "sull", "coll", "quell", "quest", "sant", "bell", "gl", "v",
  ]
}
