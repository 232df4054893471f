import TextModel

/// Finds what an article prints before its news: the place, the day, the agency, as in `BRASÍLIA - `, `Berlin (dpa) - `, «القاهرة (رويترز) - » and
/// «به گزارش خبرگزاری فارس از ساری، ».
///
/// It is looked for at the beginning of the first lines, as titles stand over it. That it ends in a dash is not enough: an agency must be named, or the place be in
/// capitals, and what follows begin as a sentence does, or be no aside.
struct Dateline {
  /// The most words before its end.
  private static let longest = 14
  /// How many words from the beginning of the text on it may begin.
  private static let latest = 40

  private let words: UnsafeBufferPointer<TextRange>
  private let traits: UnsafeMutableBufferPointer<WordTraits>
  private let text: Text
  /// The bytes of the text.
  private let bytes: UnsafeBufferPointer<UInt8>

  /// Finds the dateline and marks the words of it that say nothing of the news; returns its words, none where there is none.
  ///
  /// The agency says nothing, nor, where there are no capitals, all the rest: Arabic news names its newsroom. Elsewhere the place is where the news is.
  ///
  /// Complexity: O(1).
  static func mark(
    in text: Text, _ bytes: UnsafeBufferPointer<UInt8>, _ words: UnsafeBufferPointer<TextRange>,
    _ traits: UnsafeMutableBufferPointer<WordTraits>
  ) -> Range<Int> {
    let search = Dateline(words: words, traits: traits, text: text, bytes: bytes)
    for first in 0..<min(latest, words.count) where search.beginsLine(first) {
      guard let end = search.end(from: first) else { continue }
      for word in search.outside(first..<end) { traits[word].formUnion(.outside) }
      return first..<end
    }
    return 0..<0
  }

  /// Which words of a dateline say nothing of the news.
  private func outside(_ dateline: Range<Int>) -> [Int] {
    if isReport(dateline.lowerBound) { return Array(dateline.prefix { string($0...$0) != "از" }) }
    guard isCased(dateline.lowerBound) else { return Array(dateline) }
    return dateline.flatMap { first in
      dateline.filter { $0 >= first && isAgency(first...$0) }.last.map { Array(first...$0) } ?? []
    }
  }

  private func beginsLine(_ word: Int) -> Bool {
    if word == 0 { return true }
    let range = between(word - 1)
    return range.count == 1 ? bytes[range.lowerBound] == 0x0A : bytes[range].contains(0x0A)
  }

  /// Behind which words the dateline that begins at `first` ends; nil where none does.
  private func end(from first: Int) -> Int? {
    if isReport(first) { return endOfReport(from: first) }
    var bracket = words[first].start > 0 && bytes[Int(words[first].start) - 1] == 0x28 ? first : nil
    for word in first..<min(first + Dateline.longest, words.count - 1) {
      let range = between(word)
      if range.count == 1, bytes[range.lowerBound] == 0x20 { continue }
      let gap = Gap(text, range)
      if gap.isEnd { return nil }
      if gap.closes, let open = bracket, !gap.isDash {
        // The end of the bracket may be that of the dateline: `(CNN) The`, `رويترز - بنغازي (ليبيا): قال`.
        let isSet = isCased(word + 1) ? isPlace(first..<open) : open == first
        if isAgency(open...word), isSet, beginsSentence(word + 1) { return word + 1 }
      }
      if gap.isDash, gap.isSpaced || gap.closes || isAgency(first...word) {
        return end(behind: word, from: first, bracket: gap.closes ? bracket : nil)
      }
      if gap.isColon { return endsInAgency(first...word) ? word + 1 : nil }
      if gap.opens { bracket = word + 1 }
    }
    return nil
  }

  /// Whether, and where, a dateline ends whose first dash stands behind `word`.
  private func end(behind word: Int, from first: Int, bracket: Int?) -> Int? {
    let next = word + 1
    if let agency = agency(from: next), !hasStop(first...word) { return agency }
    if !beginsSentence(next) { return isInCapitals(first..<next) && !isAside(from: next) ? next : nil }
    if let bracket {
      let outer = first..<bracket
      if isAgency(bracket...word), !hasStop(outer) { return next }
      return !outer.isEmpty && isInCapitals(outer) && !isInCapitals(next..<next + 1) ? next : nil
    }
    if isAgency(first...word) { return endOfByline(from: next) { $0.isColon } ?? next }
    if endsInAgency(first...word), !hasStop(first...word) { return next }
    return isInCapitals(first..<next) && !isInCapitals(next..<min(next + 2, words.count)) ? next : nil
  }

  /// Whether what follows a dash is an aside, as another dash ends it: `NASA - the agency - met`.
  private func isAside(from first: Int) -> Bool {
    for word in first..<min(first + Dateline.latest, words.count - 1) {
      let gap = Gap(text, between(word))
      if gap.isDash { return true }
      if gap.isStop || bytes[between(word)].contains(0x0A) { return false }
    }
    return false
  }

  /// Behind an agency that begins at `first`, where a dash, a colon or a stop follows it, or a name before a stop.
  ///
  /// As in «القاهرة - رويترز: », and `ЛОНДОН, 3 мая — РИА Новости.`
  private func agency(from first: Int) -> Int? {
    for last in first..<min(first + Agencies.longest, words.count - 1) where isAgency(first...last) {
      let gap = Gap(text, between(last))
      if gap.isDash || gap.isColon || gap.isStop { return last + 1 }
      if gap.isComma { return endOfByline(from: last + 1) { $0.isStop } }
    }
    return nil
  }

  /// Behind the name of a writer or a place between an agency and the mark that ends it.
  private func endOfByline(from first: Int, before isMark: (Gap) -> Bool) -> Int? {
    for last in first..<min(first + 4, words.count - 1) {
      let gap = Gap(text, between(last))
      if traits[last].contains(.stop) || gap.isEnd { return nil }
      if isMark(gap) { return last + 1 }
    }
    return nil
  }

  /// Persian articles begin with who reports and from where, up to a comma; what names another source is more than that.
  private func endOfReport(from first: Int) -> Int? {
    for word in first..<min(first + Dateline.longest, words.count - 1) {
      let gap = Gap(text, between(word))
      if gap.isEnd || string(word...word) == "نقل" { return nil }
      if gap.isComma { return word + 1 }
    }
    return nil
  }

  private func isReport(_ word: Int) -> Bool {
    word + 1 < words.count && words[word].count == 4 && words[word + 1].count == 10
      && traits[word].contains(.stop) && string(word...word + 1) == "به گزارش"
  }

  // MARK: - Words

  /// What stands between a word and the next; nothing where words overlap.
  private func between(_ word: Int) -> Range<Int> {
    let start = Int(words[word].end)
    return start..<max(start, Int(words[word + 1].start))
  }

  private func string(_ range: ClosedRange<Int>) -> String {
    text.string(in: TextRange(words[range.lowerBound].start, words[range.upperBound].end))
  }

  private func isAgency(_ range: ClosedRange<Int>) -> Bool {
    range.count <= Agencies.longest
      && words[range.upperBound].end - words[range.lowerBound].start <= Agencies.mostBytes
      && Agencies.hold(string(range))
  }

  /// Whether the last words are an agency.
  private func endsInAgency(_ range: ClosedRange<Int>) -> Bool {
    range.suffix(Agencies.longest).contains { isAgency($0...range.upperBound) }
  }

  private func hasStop(_ words: some Sequence<Int>) -> Bool { words.contains { traits[$0].contains(.stop) } }

  /// Whether all words begin with a capital, or are numbers, and no article is among them.
  private func isPlace(_ words: Range<Int>) -> Bool {
    words.allSatisfy { !traits[$0].isDisjoint(with: [.capitalised, .allCapitals, .number]) } && !hasStop(words)
  }

  /// Whether the words are in capitals, a day left aside.
  private func isInCapitals(_ words: Range<Int>) -> Bool {
    guard let first = words.first, traits[first].contains(.allCapitals), self.words[first].count > 2 else {
      return false
    }
    return words.allSatisfy { traits[$0].contains(.allCapitals) || isDay($0, among: words) }
  }

  /// Whether a word is a number, or stands beside one.
  private func isDay(_ word: Int, among words: Range<Int>) -> Bool {
    (word - 1...word + 1).contains { words.contains($0) && traits[$0].contains(.number) }
  }

  /// Whether a word begins as sentences do: with a capital or a digit where there are capitals.
  private func beginsSentence(_ word: Int) -> Bool {
    !isCased(word) || !traits[word].isDisjoint(with: [.capitalised, .allCapitals, .number])
  }

  private func isCased(_ word: Int) -> Bool {
    let value = text.scalar(at: Int(words[word].start)).value
    return value < 0x590 || (0x1E00...0x1FFF).contains(value)
  }

  // MARK: - Between words

  /// What stands between two words.
  private struct Gap {
    var isDash = false
    /// Whether there is white space before the dash.
    var isSpaced = false
    var opens = false
    var closes = false
    var isComma = false
    var isColon = false
    var isStop = false
    /// The end of a line, or a mark that no dateline has.
    var isEnd = false

    init(_ text: Text, _ range: Range<Int>) {
      var position = range.lowerBound
      while position < range.upperBound {
        let (value, end) = text.scalar(at: position)
        switch value {
        case 0x20, 0xA0, 0x200B...0x200F: break
        case 0x2D where isHyphen(text, end, range): break
        case 0x2D, 0x2013, 0x2014, 0x640:
          isSpaced = isSpaced || position > range.lowerBound && text.utf8[position - 1] == 0x20
          isDash = end < range.upperBound
        case 0x28, 0x5B: opens = true
        case 0x29, 0x5D: closes = true
        case 0x2C, 0x60C: isComma = true
        case 0x3A: isColon = true
        case 0x2E: isStop = true
        case 0x2F: break
        // An opening quotation mark behind a dash is the sentence's.
        case 0x22, 0xAB, 0x201C, 0x201E: isEnd = isEnd || !(isDash || isComma || isColon)
        default: isEnd = true
        }
        position = end
      }
    }

    /// Whether a hyphen is no dash, as neither a space nor another follows.
    private func isHyphen(_ text: Text, _ end: Int, _ range: Range<Int>) -> Bool {
      !isDash && end < range.upperBound && text.utf8[end] != 0x20 && text.utf8[end] != 0x2D
    }
  }
}
