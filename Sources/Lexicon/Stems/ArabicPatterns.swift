/// The letters of a word, each as a set of one: bit n is the letter U+0620 + n.
typealias LetterSets = UnsafeBufferPointer<UInt64>

/// Rows of letters: C is any that is no vowel (ا و ي ى ة), W is one or و, V is one or و or ي; the others are themselves.
///
/// Memory of its own that is never given back, so that nothing is counted when it is read: the rows are asked for every word that is new.
struct ArabicPatterns: @unchecked Sendable {
  private struct Row {
    let start: Int
    let count: Int
  }

  private let rows: UnsafeBufferPointer<Row>
  private let sets: UnsafeBufferPointer<UInt64>

  /// Rows apart by white space.
  init(_ patterns: String) {
    var (rows, sets): ([Row], [UInt64]) = ([], [])
    for pattern in patterns.split(whereSeparator: \.isWhitespace) {
      let own = pattern.utf16.map(ArabicPatterns.set(of:))
      rows.append(Row(start: sets.count, count: own.count))
      sets += own
    }
    self.rows = ArabicPatterns.kept(rows)
    self.sets = ArabicPatterns.kept(sets)
  }

  /// Whether one of the rows is what the word has from `start` on, with whatever behind it.
  func begin(_ word: LetterSets, from start: Int) -> Bool {
    rows.contains { start + $0.count <= word.count && fits($0, word, from: start) }
  }

  /// Whether one of the rows is all that the word has from `start` on.
  func fill(_ word: LetterSets, from start: Int) -> Bool {
    rows.contains { start + $0.count == word.count && fits($0, word, from: start) }
  }

  /// Whether one of the rows with at least so many letters is what the word has from `start` on, with one of `endings` or none.
  func begin(_ word: LetterSets, from start: Int, before endings: ArabicPatterns, atLeast least: Int = 0) -> Bool {
    rows.contains { row in
      let end = start + row.count
      return row.count >= least && end <= word.count && fits(row, word, from: start)
        && (end == word.count || endings.fill(word, from: end))
    }
  }

  @inline(__always)
  private func fits(_ row: Row, _ word: LetterSets, from start: Int) -> Bool {
    for place in 0..<row.count where word[start &+ place] & sets[row.start &+ place] == 0 { return false }
    return true
  }

  static func set(of letter: UInt16) -> UInt64 {
    let vowels = [0x627, 0x648, 0x64A, 0x649, 0x629].reduce(0) { $0 | one($1) }
    return switch letter {
    case 0x43: ~vowels
    case 0x57: ~vowels | one(0x648)
    case 0x56: ~vowels | one(0x648) | one(0x64A)
    default: one(letter)
    }
  }

  /// A letter beyond the alphabet is in the sets C, W and V and in no other.
  @inline(__always)
  static func one(_ letter: UInt16) -> UInt64 { 1 << UInt64(letter >= 0x620 && letter < 0x65F ? letter - 0x620 : 63) }

  private static func kept<Item>(_ items: [Item]) -> UnsafeBufferPointer<Item> {
    let memory = UnsafeMutableBufferPointer<Item>.allocate(capacity: items.count)
    _ = memory.initialize(from: items)
    return UnsafeBufferPointer(memory)
  }
}

extension ArabicLetters {
  /// Calls `body` with the letters as sets.
  @inline(__always)
  func withSets<Result>(_ body: (LetterSets) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: ArabicLetters.most) { sets in
      for place in 0..<count { sets[place] = ArabicPatterns.one(self[place]) }
      return body(UnsafeBufferPointer(rebasing: sets[..<count]))
    }
  }
}
