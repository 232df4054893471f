import Lexicon
import TextModel

extension SentenceRules {
  /// Where the sentence ends that `run` closes, or nil when it goes on.
  mutating func end(of run: Run) -> Int? {
    let next = following(run)
    if next.position >= Int(range.end) || isEnclosed(next.end) { return nil }
    if [0x2C, 0x3B, 0x3A, 0x60C, 0x61B, 0x3001, 0xFF0C].contains(next.value) { return nil }
    if run.isStrong { return endsStrongly(run, next) ? next.end : nil }
    if run.stops > 1 { return end(ofEllipsis: run, next) }
    return end(ofStop: run, next)
  }

  /// Whether `position` lies inside brackets or a quotation.
  mutating func isEnclosed(_ position: Int) -> Bool {
    while nextPair < enclosures.pairs.count, enclosures.pairs[nextPair].close < position { nextPair += 1 }
    return nextPair < enclosures.pairs.count && enclosures.pairs[nextPair].open < position
  }

  /// Whether `!`, `?` or the mark of a script ends a sentence.
  func endsStrongly(_ run: Run, _ next: Following) -> Bool {
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
  func end(ofEllipsis run: Run, _ next: Following) -> Int? {
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

  mutating func end(ofStop run: Run, _ next: Following) -> Int? {
    let token = token(before: run.start)
    if isArmenian(token) { return nil }
    if !next.hasSpace, !next.closes { return end(ofStopWithoutSpace: run, next, after: token) }
    if next.kind == .lower {
      if !next.closes, isLongWord(token) { return next.end }
      if !next.closes, belongs(to: token) {
        abbreviationStops.append(UInt32(run.start))
        // What goes on small behind its stop is an abbreviation, here and in the rest of the text.
        if token.letters > 1, token.isCased { learned.insert(token.key.folded) }
      }
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
  mutating func endsSentence(_ token: Token, _ next: Following) -> (ends: Bool, isAbbreviation: Bool) {
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
    case nil: if learned.contains(token.key.folded) { return (begins(next), true) }
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

  func end(ofStopWithoutSpace run: Run, _ next: Following, after token: Token) -> Int? {
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
  func end(ofNoteAt start: Int, after token: Token) -> Int? {
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
}
