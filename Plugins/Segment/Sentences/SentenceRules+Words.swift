import Lexicon
import TextModel

/// What the rules ask of the words around a mark.
extension SentenceRules {
  /// The token that ends at `end`.
  func token(before end: Int) -> Token {
    let bytes = text.utf8.span
    var position = end
    // What has no width may stand between a word and its stop.
    var last = end
    while position > sentenceStart {
      var start = position - 1
      while start > sentenceStart, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      let byte = bytes[start]
      // The two-byte letters need no second look.
      if !(0xC3..<0xE0).contains(byte) {
        let value = text.scalar(at: start).value
        if position == last, value > 0x2000, tables.kind(of: value) == .extend { last = start }
        if SentenceRules.partsTokens(value) { break }
      }
      if end - start > 60 { return Token(end..<end, of: text, tables: tables) }
      position = start
    }
    return Token(min(position, last)..<last, of: text, tables: tables)
  }

  /// Whether a token ends at the scalar: white space, what opens, a quotation mark, a hyphen, dash or slash.
  private static func partsTokens(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x28, 0x2D, 0x2F, 0x5B, 0xAB, 0x2013, 0x2018, 0x201C, 0x201E: true
    default: Text.isWhitespace(value)
    }
  }

  /// The token that starts at `start`.
  func word(from start: Int) -> Token {
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
  mutating func begins(_ next: Following) -> Bool {
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
  mutating func isStopWord(_ key: WordKey) -> Bool {
    if stopWords == nil {
      let beginning = text.utf8.prefix(2_000).split { $0 <= 0x20 }
      stopWords = .some(
        language.flatMap(StopWords.of) ?? StopWords.bestFit(for: beginning.lazy.map { WordKey($0) })?.words)
    }
    return stopWords.flatMap { $0 }?.contains(key) ?? false
  }

  /// Names have small words in them too: `J. De Gasperi`.
  mutating func beginsAfterInitial(_ next: Following) -> Bool {
    let word = word(from: next.position)
    if next.kind == .upper, word.letters <= 3, abbreviations.kind(of: word.key.folded, in: .max) == .title {
      return false
    }
    return begins(next)
  }

  func isMonth(at position: Int) -> Bool { abbreviations.isMonth(word(from: position).key.folded) }

  func isSign(_ next: Following) -> Bool { next.kind == .other || next.value == 0x28 }

  func isFirstInSentence(_ token: Token) -> Bool {
    var position = token.range.lowerBound
    while position > sentenceStart {
      let (value, before) = text.scalar(before: position)
      guard Text.isWhitespace(value) || [0x2022, 0x25AA, 0x2043, 0x2D, 0x2A].contains(value) else { return false }
      position = before
    }
    return true
  }

  /// How many words the sentence has before `token`, as far as four.
  func wordsBefore(_ token: Token) -> Int {
    var spaces = 0
    var position = token.range.lowerBound
    while position > sentenceStart, spaces < 4 {
      position -= 1
      if text.utf8[position] == 0x20 { spaces += 1 }
    }
    return spaces
  }

  /// A word that no one shortens: small letters behind the first, and enough of them.
  func isLongWord(_ token: Token) -> Bool {
    token.letters >= 4 && token.restIsLower && !token.hasStop && token.isCased && token.hasVowel
      && abbreviations.kind(of: token.key.folded, in: .max) == nil
  }

  /// Whether a stop before a small letter is part of `token`.
  func belongs(to token: Token) -> Bool {
    !token.range.isEmpty
      && ((1...4).contains(token.letters) || token.hasStop
        || abbreviations.kind(of: token.key.folded, in: lists) != nil)
  }

  func isContinuation(_ kind: ScalarKind) -> Bool { kind == .continuation || kind == .hyphen }

  func isArmenian(_ token: Token) -> Bool {
    !token.range.isEmpty && (0x530...0x58F).contains(text.scalar(at: token.range.lowerBound).value)
  }

  /// Whether the stop stands in an address of the web or of mail.
  func isAddress(around position: Int) -> Bool {
    var start = position
    while start > Int(range.start), text.utf8[start - 1] > 0x20, position - start < 200 { start -= 1 }
    var end = position
    while end < Int(range.end), text.utf8[end] > 0x20, end - position < 200 { end += 1 }
    let bytes = text.utf8[start..<end]
    return bytes.contains(0x40) || bytes.starts(with: "www".utf8) || bytes.contains(0x2F)
  }
}
