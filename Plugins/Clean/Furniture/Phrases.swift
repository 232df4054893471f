import TextModel

/// What pages put around an article, known by its wording.
struct Phrases: Sendable {
  /// What a line is.
  struct Match {
    let kind: FurnitureKind
    /// What stands behind the phrase and a colon; empty where nothing does.
    let value: TextRange
    /// Whether the value begins with a small letter, as no name does.
    var isLowerCase = false
  }

  /// A phrase of a file: `kind: phrase | example`.
  struct Entry: Sendable {
    let kind: FurnitureKind
    /// Folded scalars, one space between words.
    let phrase: [UInt16]
    /// Whether anything may follow.
    let isOpen: Bool
    /// Whether anything may stand before it.
    let isInside: Bool
    /// A line that it must know.
    let example: String
    let place: String
  }

  let entries: [Entry]
  /// Entries by the first word of their phrase, the longest phrase first.
  private let byWord: [UInt64: [Entry]]
  private let inside: [Entry]
  /// A bit for each first word by its hash: most lines are done with here.
  private let filter: [UInt64]

  static let languages = ["ar", "de", "en", "es", "fa", "fr", "pt", "ru", "tr", "ur"]
  static let shared = Phrases()

  /// The most scalars of a line that are looked at.
  private static let reach = 96

  private init() {
    entries = Phrases.languages.flatMap(Phrases.read)
    inside = entries.filter(\.isInside)
    byWord = Dictionary(grouping: entries.filter { !$0.isInside }) { Phrases.hash($0.phrase.prefix { $0 != 0x20 }) }
      .mapValues { $0.sorted { $0.phrase.count > $1.phrase.count } }
    var filter = [UInt64](repeating: 0, count: 64)
    for hash in byWord.keys { filter[Int(hash >> 58)] |= 1 << (hash >> 52 & 63) }
    self.filter = filter
  }

  private static func read(_ language: String) -> [Entry] {
    Resources.lines("furniture/\(language).txt").enumerated().compactMap { number, line in
      let parts = line.split(separator: " | ", maxSplits: 1)
      let head = parts[0].split(separator: ": ", maxSplits: 1)
      guard parts.count == 2, head.count == 2, let kind = FurnitureKind(rawValue: String(head[0])) else { return nil }
      let phrase = head[1]
      return Entry(
        kind: kind, phrase: folded(Text(String(phrase))).scalars, isOpen: phrase.hasSuffix("…"),
        isInside: phrase.hasPrefix("…"), example: String(parts[1]), place: "\(language).txt, entry \(number + 1)")
    }
  }

  // MARK: Matching

  /// What kind of furniture the line in `range` is; nil when it is none.
  ///
  /// Complexity: O(1), of which most lines take the time of their first word.
  func match(_ range: TextRange, of text: Text) -> Match? {
    if let candidates = candidates(range, of: text) {
      let line = Phrases.folded(text, range, limit: Phrases.reach)
      for entry in candidates {
        if let match = match(entry, line, range, of: text) { return match }
      }
    }
    // Update lines begin with anything; they are short and have a number.
    if range.count <= 160, text.utf8[range.bytes].contains(where: Phrases.isDigit) {
      let line = Phrases.folded(text, range, limit: Phrases.reach).scalars
      for entry in inside where Phrases.has(line, entry.phrase) {
        return Match(kind: entry.kind, value: TextRange(range.end, range.end))
      }
    }
    return nil
  }

  /// The entries that begin with the line's first word.
  @inline(__always)
  private func candidates(_ range: TextRange, of text: Text) -> [Entry]? {
    var position = Int(range.start)
    let end = Int(range.end)
    var hash = Phrases.start
    var isInWord = false
    while position < end {
      let (value, next) = text.scalar(at: position)
      let scalar = Folding.shared.fold(value)
      if scalar == 0x20 || (scalar < 0x40 && !isInWord && Phrases.isMark(scalar)) || scalar == 0x3A {
        if isInWord { break }
      } else if scalar != 0 {
        hash = Phrases.hash(hash, scalar)
        isInWord = true
      }
      position = next
    }
    guard isInWord, filter[Int(hash >> 58)] & (1 << (hash >> 52 & 63)) != 0 else { return nil }
    return byWord[hash]
  }

  private func match(
    _ entry: Entry, _ line: (scalars: [UInt16], ends: [Int]), _ range: TextRange, of text: Text
  ) -> Match? {
    guard line.scalars.starts(with: entry.phrase) else { return nil }
    let rest = line.scalars[entry.phrase.count...].drop { $0 == 0x20 }
    if rest.count < line.scalars.count - entry.phrase.count || rest.isEmpty || rest.first == 0x3A {
      if rest.isEmpty {
        return entry.kind.needsValue ? nil : Match(kind: entry.kind, value: TextRange(range.end, range.end))
      }
      if let colon = rest.first, colon == 0x3A {
        let start = line.ends[rest.startIndex]
        let value = Phrases.trimmed(TextRange(start, Int(range.end)), of: text)
        if value.isEmpty { return entry.kind.needsValue ? nil : Match(kind: entry.kind, value: value) }
        if entry.kind.mayHaveValue { return Match(kind: entry.kind, value: value) }
      }
      // A count of comments, an arrow.
      if rest.allSatisfy({ Phrases.isMark($0) || (0x30...0x39).contains($0) || $0 == 0x20 }), !entry.kind.needsValue {
        return Match(kind: entry.kind, value: TextRange(range.end, range.end))
      }
      if entry.isOpen {
        let value = Phrases.trimmed(TextRange(line.ends[rest.startIndex - 1], Int(range.end)), of: text)
        let first = value.isEmpty ? nil : Unicode.Scalar(text.scalar(at: Int(value.start)).value)
        return Match(kind: entry.kind, value: value, isLowerCase: first?.properties.isLowercase ?? false)
      }
    }
    return nil
  }

  private static func has(_ line: [UInt16], _ phrase: [UInt16]) -> Bool {
    guard line.count >= phrase.count else { return false }
    return (0...(line.count - phrase.count)).contains { start in
      (start == 0 || line[start - 1] == 0x20) && line[start...].starts(with: phrase)
    }
  }

  // MARK: Folding

  /// The folded scalars of a line without spaces and marks at its start, and where each ends in the text.
  private static func folded(_ text: Text, _ range: TextRange? = nil, limit: Int = .max) -> (
    scalars: [UInt16], ends: [Int]
  ) {
    let range = range ?? text.range
    var scalars: [UInt16] = []
    var ends: [Int] = []
    var position = Int(range.start)
    while position < Int(range.end), scalars.count < limit {
      let (value, next) = text.scalar(at: position)
      position = next
      let scalar = Folding.shared.fold(value)
      if scalar == 0 || scalar == 0x20 && scalars.last ?? 0x20 == 0x20 || scalars.isEmpty && isMark(scalar) { continue }
      scalars.append(scalar)
      ends.append(position)
    }
    if scalars.last == 0x20 {
      scalars.removeLast()
      ends.removeLast()
    }
    return (scalars, ends)
  }

  /// Marks that stay inside a folded line but do not begin one.
  private static func isMark(_ scalar: UInt16) -> Bool {
    scalar == 0x28 || scalar == 0x29 || scalar == 0x2D || scalar == 0x7C || scalar == 0x27 || scalar == 0x3A
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || byte == 0xD9 || byte == 0xDB }

  private static func trimmed(_ range: TextRange, of text: Text) -> TextRange {
    var (start, end) = (Int(range.start), Int(range.end))
    while start < end, text.utf8[start] <= 0x20 || text.utf8[start] == 0x3A { start += 1 }
    while end > start, text.utf8[end - 1] <= 0x20 { end -= 1 }
    return TextRange(start, end)
  }

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func hash(_ word: some Sequence<UInt16>) -> UInt64 { word.reduce(start, hash) }

  @inline(__always)
  private static func hash(_ hash: UInt64, _ scalar: UInt16) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
  }
}
