import Lexicon
import TextModel

/// Decides which marks end a sentence for a reader.
///
/// Begins where UAX #29 does (a mark, closing marks, space, and no small letter behind), and departs from it where readers do: abbreviations, initials
/// and ordinals; two dots and other ellipses; quotations and brackets; list numbers; notes behind the stop; stops without a space; the marks that
/// one script uses for its own end. Looks at marks and their neighbours only.
struct SentenceRules {
  private let text: Text
  private let tables: BreakTables
  private let range: TextRange
  private let abbreviations = Abbreviations.shared
  /// The lists of abbreviations that hold.
  private let lists: UInt64
  /// Words that sentences begin with; nil until they are asked for.
  private var stopWords: StopWords??
  private let language: String?
  private let writesOrdinals: Bool?
  private let enclosures: Enclosures

  private var sentenceStart: Int
  private var nextPair = 0
  /// Where stops that belong to an abbreviation or an ordinal stand.
  private(set) var abbreviationStops: [UInt32] = []

  /// The rules for `range` of `text`, whose marks are `marks`; a language known makes them sharper.
  init(_ marks: [UInt32], in range: TextRange, of text: Text, tables: BreakTables, language: String?) {
    self.text = text
    self.tables = tables
    self.range = range
    lists = abbreviations.lists(for: language)
    self.language = language
    writesOrdinals = language.map { Abbreviations.ordinalLanguages.contains(String($0.prefix { $0 != "-" })) }
    enclosures = Enclosures(marks, in: range, of: text)
    sentenceStart = Int(range.start)
  }

  /// Where sentences end, the end of the range last.
  ///
  /// - Complexity: O(m) in the number of marks.
  mutating func ends(_ marks: [UInt32]) -> [UInt32] {
    var ends: [UInt32] = []
    func add(_ end: Int) {
      if end > Int(ends.last ?? range.start) { ends.append(UInt32(end)) }
    }
    let items = ListItems(marks, in: range, of: text).markers
    var item = 0
    var done = 0
    for mark in marks where Int(mark) >= done {
      let position = Int(mark)
      while item < items.count, items[item].lowerBound <= position {
        if items[item].lowerBound > Int(range.start) {
          add(items[item].lowerBound)
          sentenceStart = items[item].lowerBound
        }
        done = items[item].upperBound
        item += 1
      }
      if position < done { continue }
      guard let run = run(at: position) else { continue }
      done = run.end
      guard let end = end(of: run), end < Int(range.end) else { continue }
      add(end)
      sentenceStart = end
      done = max(done, end)
    }
    add(Int(range.end))
    return withUnmarkedEnds(ends, marks)
  }

  private func withUnmarkedEnds(_ ends: [UInt32], _ marks: [UInt32]) -> [UInt32] {
    guard !range.isEmpty else { return ends }
    let first = text.scalar(at: Int(range.start)).value
    if isHangul(first) { return Set(ends + UnmarkedEnds.korean(in: range, of: text)).sorted() }
    let hasMark = marks.contains { tables.kind(of: text.scalar(at: Int($0)).value).isTerminator }
    if !hasMark, (0x600...0x6FF).contains(first) { return UnmarkedEnds.arabicClauses(in: range, of: text) + ends }
    return ends
  }

  private func isHangul(_ value: UInt32) -> Bool { (0xAC00...0xD7A3).contains(value) }

  // MARK: Marks

  /// Marks that stand together: `?!`, `...`, `. . .`.
  private struct Run {
    let start: Int
    var end: Int
    /// The number of stops, an ellipsis counting three.
    var stops = 0
    /// Whether there is another mark than stops.
    var isStrong = false
    /// Whether the stops have spaces between them.
    var isSpaced = false
    var last: UInt32
  }

  /// The run that begins at `position`, or nil when no sentence can end there.
  private func run(at position: Int) -> Run? {
    let (value, end) = text.scalar(at: position)
    var run = Run(start: position, end: end, last: value)
    switch tables.kind(of: value) {
    case .stop:
      run.stops = 1
      run.isStrong = value == 0xFF0E
    case .ellipsis: run.stops = 3
    case .end: run.isStrong = true
    case .semicolon where isBefore(position, 0x370...0x3FF):
      // The Greek question mark looks like a semicolon, and is one after NFC.
      run.isStrong = true
    case .colon where isBefore(position, 0x530...0x58F):
      // Armenian ends sentences with a mark that many write as a colon.
      run.isStrong = true
    case .ornament where isBefore(position, 0x3040...0x9FFF):
      // A star or a note ends a sentence in Japanese letters and reviews.
      run.isStrong = true
    case .colon where isLabel(endingAt: position): run.isStrong = true
    default: return nil
    }
    while run.end < Int(range.end) {
      var (value, end) = text.scalar(at: run.end)
      if value == 0x20, run.stops > 0, !run.isStrong, end < Int(range.end), text.utf8[end] == 0x2E {
        (value, end) = text.scalar(at: end)
        run.isSpaced = true
      }
      switch tables.kind(of: value) {
      case .stop: run.stops += 1
      case .ellipsis: run.stops += 3
      case .end: run.isStrong = true
      case .extend: break
      default: return run
      }
      run.end = end
      run.last = value
    }
    return run
  }

  /// Whether the colon at `position` ends what stands before the first sentence: the place and agency of a report, `تهران - ایرنا:`, or its time.
  private func isLabel(endingAt position: Int) -> Bool {
    let label = text.utf8[sentenceStart..<position]
    guard position - sentenceStart <= 120, isBefore(position, 0x600...0x6FF) else { return false }
    let words = label.split(separator: 0x20)
    let hasDash = words.dropFirst().dropLast().contains {
      $0.elementsEqual([0x2D]) || $0.elementsEqual([0xE2, 0x80, 0x93])
    }
    return (hasDash && words.count <= 7) || words.contains { Array($0) == Array("GMT".utf8) }
  }

  private func isBefore(_ position: Int, _ script: ClosedRange<UInt32>) -> Bool {
    position > Int(range.start) && script.contains(text.scalar(before: position).value)
  }

  // MARK: What follows

  /// What stands behind a run.
  private struct Following {
    /// Behind the run and the marks that close around it.
    var end: Int
    var closes = false
    /// Whether a quotation was closed.
    var closesQuotation = false
    var hasSpace = false
    /// The scalar behind the space.
    var value: UInt32 = 0
    var kind = ScalarKind.other
    var position: Int
  }

  private func following(_ run: Run) -> Following {
    var following = Following(end: run.end, position: run.end)
    while following.end < Int(range.end) {
      let (value, end) = text.scalar(at: following.end)
      let kind = tables.kind(of: value)
      // A stop behind the quotation: `?».`
      if following.closes, kind == .stop, following.end > run.end {
        following.end = end
        continue
      }
      guard kind == .close || kind == .extend else {
        // A quotation mark with a space before it: `. "`, `! »`.
        guard Text.isWhitespace(value), end < Int(range.end), enclosures.closesQuotation(at: end) else { break }
        following.end = end
        continue
      }
      guard kind == .extend || isClosing(value, at: following.end) else { break }
      following.closes = following.closes || kind == .close
      following.closesQuotation = following.closesQuotation || Quotation.family(of: value) != nil
      following.end = end
    }
    following.position = following.end
    while following.position < Int(range.end) {
      let (value, end) = text.scalar(at: following.position)
      guard Text.isWhitespace(value) else {
        following.value = value
        following.kind = tables.kind(of: value)
        break
      }
      following.hasSpace = true
      following.position = end
    }
    return following
  }

  private func isClosing(_ value: UInt32, at position: Int) -> Bool {
    switch value {
    case 0x29, 0x5D, 0x7D, 0xFF09, 0x300B, 0x300D, 0x300F, 0x3009, 0x3011, 0x3015: true
    case 0x28, 0x5B, 0x7B, 0xFF08, 0x300A, 0x300C, 0x300E, 0x3008, 0x3010, 0x3014: false
    case 0x22, 0x27:
      enclosures.closesQuotation(at: position)
        || text.scalar(at: position).end >= Int(range.end)
        || Text.isWhitespace(text.scalar(at: text.scalar(at: position).end).value)
    default:
      if Quotation.family(of: value) != nil {
        enclosures.closesQuotation(at: position) || [0x201D, 0x2019, 0xBB, 0x203A].contains(value)
      } else {
        true
      }
    }
  }

  /// The first letter or number within reach of `position`.
  private func letter(from position: Int) -> ScalarKind {
    var position = position
    for _ in 0..<12 where position < Int(range.end) {
      let (value, end) = text.scalar(at: position)
      let kind = tables.kind(of: value)
      if kind.isLetter || kind == .digit || kind.isTerminator { return kind }
      position = end
    }
    return .other
  }

  // MARK: Decisions

  /// Where the sentence ends that `run` closes, or nil when it goes on.
  private mutating func end(of run: Run) -> Int? {
    let next = following(run)
    if next.position >= Int(range.end) || isEnclosed(next.end) { return nil }
    if [0x2C, 0x3B, 0x3A, 0x60C, 0x61B, 0x3001, 0xFF0C].contains(next.value) { return nil }
    if run.isStrong { return endsStrongly(run, next) ? next.end : nil }
    if run.stops > 1 { return end(ofEllipsis: run, next) }
    return end(ofStop: run, next)
  }

  /// Whether `position` lies inside brackets or a quotation.
  private mutating func isEnclosed(_ position: Int) -> Bool {
    while nextPair < enclosures.pairs.count, enclosures.pairs[nextPair].close < position { nextPair += 1 }
    return nextPair < enclosures.pairs.count && enclosures.pairs[nextPair].open < position
  }

  /// Whether `!`, `?` or the mark of a script ends a sentence.
  private func endsStrongly(_ run: Run, _ next: Following) -> Bool {
    let isLatin = run.last == 0x21 || run.last == 0x3F
    if next.kind == .lower { return run.last == 0x3F && !next.closes && next.hasSpace }
    if next.kind == .other || isContinuation(next.kind) || next.kind == .close {
      if next.value == 0x28, next.closesQuotation { return false }
      if isLatin, letter(from: next.position) == .lower { return false }
    }
    if !next.hasSpace, !next.closes, isLatin {
      let before = run.start > Int(range.start) ? text.scalar(before: run.start).value : 0x20
      let kind = tables.kind(of: before)
      return kind == .letter || next.kind == .letter || (next.kind == .upper && kind == .lower)
    }
    // Japanese goes on after a quotation with a particle: 」と, 」って.
    if next.closes, [0x3068, 0x3063, 0x306A, 0x306E, 0x3092, 0x306F, 0x304C, 0x3082, 0x306B].contains(next.value) {
      return false
    }
    return true
  }

  /// Two dots are a pause, three end a sentence where a capital follows, and `. . .` stands for words left out.
  private func end(ofEllipsis run: Run, _ next: Following) -> Int? {
    let before = run.start > Int(range.start) ? text.scalar(before: run.start).value : 0x20
    if before == 0x5B || before == 0x28 || (0x530...0x58F).contains(before) { return nil }
    if run.isSpaced {
      // The first of four dots ends the sentence, the others begin the next.
      if run.stops == 4, !Text.isWhitespace(before) { return run.start + 1 }
      return run.stops >= 4 && next.kind != .lower ? next.end : nil
    }
    guard next.hasSpace || next.closes else { return nil }
    switch next.kind {
    case .upper, .digit: return next.end
    case .letter: return (0x600...0x6FF).contains(next.value) && run.stops < 4 ? nil : next.end
    case .close: return letter(from: next.position) == .upper ? next.end : nil
    default: return nil
    }
  }

  private mutating func end(ofStop run: Run, _ next: Following) -> Int? {
    let token = token(before: run.start)
    if isArmenian(token) { return nil }
    if !next.hasSpace, !next.closes { return end(ofStopWithoutSpace: run, next, after: token) }
    if next.kind == .lower {
      if !next.closes, isLongWord(token) { return next.end }
      if !next.closes, belongs(to: token) { abbreviationStops.append(UInt32(run.start)) }
      return nil
    }
    if next.kind == .other || isContinuation(next.kind) || next.kind == .close {
      if next.value == 0x28, next.closesQuotation { return nil }
      if letter(from: next.position) == .lower, ![0x28, 0x2022, 0x25AA, 0x2D, 0x2013, 0x2014].contains(next.value) {
        return nil
      }
    }
    if next.closes, !isFirstInSentence(token) || token.letters > 1 { return next.end }
    let (ends, isAbbreviation) = endsSentence(token, next)
    if isAbbreviation { abbreviationStops.append(UInt32(run.start)) }
    return ends ? next.end : nil
  }

  /// Whether a stop behind `token`, with a space behind it, ends the sentence; and whether it belongs to the token.
  private mutating func endsSentence(_ token: Token, _ next: Following) -> (ends: Bool, isAbbreviation: Bool) {
    if token.range.isEmpty { return (true, false) }
    let isFirst = isFirstInSentence(token)
    if token.isDigits {
      if isFirst, token.range.count <= 3 { return (false, false) }
      if token.range.count <= 2, writesOrdinals == true || isMonth(at: next.position) {
        let ends = next.kind != .digit && begins(next) && !isMonth(at: next.position)
        return (ends, !ends)
      }
      return (true, false)
    }
    switch abbreviations.kind(of: token.key.folded, in: lists) {
    case .title: return (false, true)
    case .number:
      let isBeforeNumber = next.kind == .digit || isSign(next)
      let ends = !isBeforeNumber && begins(next)
      return (ends, !ends)
    case .clock: return (wordsBefore(token) >= 3, true)
    case .other: return (begins(next), true)
    case nil: break
    }
    if isFirst, token.letters == 1, token.range.count <= 2 { return (false, false) }
    if token.isInitials(in: text, tables: tables) {
      return (token.letters == 1 ? beginsAfterInitial(next) : begins(next), true)
    }
    // A letter alone is an abbreviation in Arabic: د. for doctor, م. for engineer.
    if token.letters == 1, !token.isCased {
      return (false, !(0x600...0x6FF).contains(text.scalar(at: token.range.lowerBound).value))
    }
    if token.isUnspeakable, next.kind != .letter { return (begins(next), true) }
    if writesOrdinals == true, token.isRomanNumber(in: text) {
      let ends = begins(next)
      return (ends, !ends)
    }
    return (true, false)
  }

  private func end(ofStopWithoutSpace run: Run, _ next: Following, after token: Token) -> Int? {
    if next.kind == .digit || next.value == 0x5B { return end(ofNoteAt: next.position, after: token) }
    if token.hasDigit, token.letters == 0, token.range.count >= 4, next.kind == .upper { return next.end }
    if token.isDigits || token.letters < 2 || isAddress(around: run.start) { return nil }
    switch next.kind {
    case .letter: return token.isCased ? nil : token.letters > 2 ? next.end : nil
    case .upper:
      guard token.letters > 2, !token.hasStop, abbreviations.kind(of: token.key.folded, in: lists) == nil else {
        return nil
      }
      return token.restIsLower ? next.end : nil
    default: return nil
    }
  }

  /// A note behind the stop belongs to its sentence: `consultation.11 12 Take`, `martyr.[1] The`.
  private func end(ofNoteAt start: Int, after token: Token) -> Int? {
    let isBracketed = text.utf8[max(token.range.upperBound - 1, 0)] == 0x29
    if token.isDigits || token.letters < 2 && !token.range.isEmpty && !isBracketed { return nil }
    var position = start
    var digits = 0
    while position < Int(range.end) {
      let byte = text.utf8[position]
      if byte >= 0x30, byte <= 0x39 {
        digits += 1
      } else if byte == 0x20 {
        let after = position + 1 < Int(range.end) ? text.utf8[position + 1] : 0
        let (value, _) = position + 1 < Int(range.end) ? text.scalar(at: position + 1) : (0, 0)
        if digits > 0, digits <= 3, tables.kind(of: value) == .upper || tables.kind(of: value) == .letter {
          return position
        }
        guard after >= 0x30, after <= 0x39, digits > 0 else { return nil }
        digits = 0
      } else if byte == 0x5B || byte == 0x5D || byte == 0x2C || byte == 0x3F {
        digits = byte == 0x5D ? max(digits, 1) : 0
      } else {
        return nil
      }
      position += 1
    }
    return nil
  }

  // MARK: Words

  /// The token that ends at `end`.
  private func token(before end: Int) -> Token {
    var position = end
    // What has no width may stand between a word and its stop.
    var last = end
    while position > sentenceStart {
      let (value, before) = text.scalar(before: position)
      if position == last, tables.kind(of: value) == .extend, value > 0x2000 { last = before }
      if Text.isWhitespace(value)
        || [0x28, 0x5B, 0x22, 0x27, 0xAB, 0x201C, 0x201E, 0x2018, 0x2D, 0x2F, 0x2013].contains(value)
      {
        break
      }
      if end - before > 60 { return Token(end..<end, of: text, tables: tables) }
      position = before
    }
    return Token(min(position, last)..<last, of: text, tables: tables)
  }

  /// The token that starts at `start`.
  private func word(from start: Int) -> Token {
    var position = start
    while position < Int(range.end), position - start < 60 {
      let (value, end) = text.scalar(at: position)
      let kind = tables.kind(of: value)
      guard kind.isLetter || kind == .extend || kind == .digit else { break }
      position = end
    }
    return Token(start..<position, of: text, tables: tables)
  }

  /// Whether what follows is a word that sentences begin with: a capital, and a word of the kind that carries no topic.
  private mutating func begins(_ next: Following) -> Bool {
    switch next.kind {
    case .upper:
      let word = word(from: next.position)
      // Another initial: `A. I. Name`.
      if word.letters == 1, word.range.upperBound < Int(range.end), text.utf8[word.range.upperBound] == 0x2E {
        return false
      }
      if word.letters > 1, !word.restIsLower { return false }
      return abbreviations.isStarter(word.key.folded) || isStopWord(word.key)
    case .close: return next.value != 0x28 && letter(from: next.position) == .upper
    default: return next.value == 0xBF || next.value == 0xA1
    }
  }

  /// Whether a word is a stop word of the text's language, or of that which the text up to here looks like.
  private mutating func isStopWord(_ key: WordKey) -> Bool {
    if stopWords == nil {
      let beginning = text.utf8.prefix(2_000).split { $0 <= 0x20 }
      stopWords = .some(
        language.flatMap(StopWords.of) ?? StopWords.bestFit(for: beginning.lazy.map { WordKey($0) })?.words)
    }
    return stopWords.flatMap { $0 }?.contains(key) ?? false
  }

  /// Names have small words in them too: `J. De Gasperi`.
  private mutating func beginsAfterInitial(_ next: Following) -> Bool {
    let word = word(from: next.position)
    if next.kind == .upper, word.letters <= 3, abbreviations.kind(of: word.key.folded, in: .max) == .title {
      return false
    }
    return begins(next)
  }

  private func isMonth(at position: Int) -> Bool { abbreviations.isMonth(word(from: position).key.folded) }

  private func isSign(_ next: Following) -> Bool { next.kind == .other || next.value == 0x28 }

  private func isFirstInSentence(_ token: Token) -> Bool {
    var position = token.range.lowerBound
    while position > sentenceStart {
      let (value, before) = text.scalar(before: position)
      guard Text.isWhitespace(value) || [0x2022, 0x25AA, 0x2043, 0x2D, 0x2A].contains(value) else { return false }
      position = before
    }
    return true
  }

  /// How many words the sentence has before `token`, as far as four.
  private func wordsBefore(_ token: Token) -> Int {
    var spaces = 0
    var position = token.range.lowerBound
    while position > sentenceStart, spaces < 4 {
      position -= 1
      if text.utf8[position] == 0x20 { spaces += 1 }
    }
    return spaces
  }

  /// A word that no one shortens: small letters behind the first, and enough of them.
  private func isLongWord(_ token: Token) -> Bool {
    token.letters >= 4 && token.restIsLower && !token.hasStop && token.isCased && token.hasVowel
      && abbreviations.kind(of: token.key.folded, in: .max) == nil
  }

  /// Whether a stop before a small letter is part of `token`.
  private func belongs(to token: Token) -> Bool {
    !token.range.isEmpty
      && ((1...4).contains(token.letters) || token.hasStop
        || abbreviations.kind(of: token.key.folded, in: lists) != nil)
  }

  private func isContinuation(_ kind: ScalarKind) -> Bool { kind == .continuation || kind == .hyphen }

  private func isArmenian(_ token: Token) -> Bool {
    !token.range.isEmpty && (0x530...0x58F).contains(text.scalar(at: token.range.lowerBound).value)
  }

  /// Whether the stop stands in an address of the web or of mail.
  private func isAddress(around position: Int) -> Bool {
    var start = position
    while start > Int(range.start), text.utf8[start - 1] > 0x20, position - start < 200 { start -= 1 }
    var end = position
    while end < Int(range.end), text.utf8[end] > 0x20, end - position < 200 { end += 1 }
    let bytes = text.utf8[start..<end]
    return bytes.contains(0x40) || bytes.starts(with: "www".utf8) || bytes.contains(0x2F)
  }
}
