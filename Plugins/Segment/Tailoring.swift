import TextModel

/// Takes back sentence ends of UAX #29 that no reader would see: after abbreviations, initials, list numbers, and two dots.
struct Tailoring: Sendable {
  /// Words that a stop follows without ending a sentence, folded to lower case, without the stop.
  private let abbreviations: Set<[UInt8]>

  static let shared = Tailoring()

  private init() {
    let names = Resources.names.filter { $0.hasPrefix("abbreviations/") }
    let lines = names.flatMap { Resources.lines($0) }
    abbreviations = Set(lines.map { Array($0.lowercased().utf8) })
  }

  /// Whether the sentence from `start` really ends at `end`, with text going on behind it.
  func isEnd(_ end: Int, sentenceFrom start: Int, in text: Text) -> Bool {
    var position = end
    while position > start {
      let (value, before) = text.scalar(before: position)
      guard Text.isWhitespace(value) else { break }
      position = before
    }
    // Only a stop that stands last is doubtful; after a quotation mark or bracket it is not.
    guard position > start, text.utf8[position - 1] == 0x2E else { return true }
    let stop = position - 1
    if stop > start, text.utf8[stop - 1] == 0x2E {
      let isEllipsis = stop - 1 > start && text.utf8[stop - 2] == 0x2E
      // Two dots are a pause in Arabic newspapers; three end a sentence where a capital or another script says so.
      return isEllipsis
    }
    let word = self.word(endingAt: stop, from: start, in: text)
    if word.isEmpty { return true }
    let bytes = text.utf8[word.bytes]
    if Int(word.start) == start, bytes.allSatisfy({ (0x30...0x39).contains($0) }), bytes.count <= 3 { return false }
    if isInitial(bytes) { return false }
    let folded = String(decoding: bytes, as: UTF8.self).lowercased()
    return !abbreviations.contains(Array(folded.utf8))
  }

  /// The run up to `stop` without white space, brackets and quotation marks.
  private func word(endingAt stop: Int, from start: Int, in text: Text) -> TextRange {
    var position = stop
    while position > start {
      let (value, before) = text.scalar(before: position)
      if Text.isWhitespace(value) || [0x28, 0x5B, 0x22, 0x27, 0xAB, 0x201C, 0x2018, 0x2D, 0x2F].contains(value) {
        break
      }
      if stop - before > 40 { return TextRange(stop, stop) }
      position = before
    }
    return TextRange(position, stop)
  }

  /// A capital alone, `J`, or several with stops between, `J.R`.
  private func isInitial(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      part.unicodeScalars.count == 1 && part.unicodeScalars.allSatisfy { $0.properties.isUppercase }
    }
  }
}
