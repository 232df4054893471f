import TextModel

/// The pieces of a page: tags, comments and text, each with its place, so that every cut keeps the way back.
///
/// Follows the tokenizer of the HTML standard (section 13.2.5) where text depends on it: quoted attributes, comments, raw text of script and style.
/// Linear in the length of the page at any depth of nesting.
struct HTMLTokens {
  enum Token {
    case text(TextRange)
    /// A start tag with its attributes as written.
    case start(name: String, attributes: TextRange, TextRange)
    case end(name: String, TextRange)
    /// Comments, declarations and the content of scripts and styles.
    case skipped(TextRange)
  }

  private let text: Text
  private var position = 0
  /// The raw element that is open, whose content is no text.
  private var rawElement: String?

  init(_ text: Text) { self.text = text }

  mutating func next() -> Token? {
    let text = self.text
    let bytes = text.utf8.span
    guard position < bytes.count else { return nil }
    let start = position
    if let raw = rawElement {
      rawElement = nil
      position = endOfRaw(raw)
      if position > start { return .skipped(TextRange(start, position)) }
    }
    guard bytes[position] == 0x3C, isMarkup(at: position) else {
      position += 1
      while position < bytes.count, !(bytes[position] == 0x3C && isMarkup(at: position)) { position += 1 }
      return .text(TextRange(start, position))
    }
    return markup(from: start)
  }

  private func isMarkup(at offset: Int) -> Bool {
    guard offset + 1 < text.count else { return false }
    let next = text.utf8[offset + 1]
    return next == 0x21 || next == 0x3F || isLetter(next)
      || (next == 0x2F && offset + 2 < text.count && isLetter(text.utf8[offset + 2]))
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private mutating func markup(from start: Int) -> Token {
    let text = self.text
    let bytes = text.utf8.span
    if starts("<!--", at: start) {
      position = find("-->", from: start + 4) ?? text.count
      return .skipped(TextRange(start, position))
    }
    if bytes[start + 1] == 0x21 || bytes[start + 1] == 0x3F {
      position = find(">", from: start + 2) ?? text.count
      return .skipped(TextRange(start, position))
    }
    let isEnd = bytes[start + 1] == 0x2F
    let nameStart = start + (isEnd ? 2 : 1)
    var cursor = nameStart
    while cursor < bytes.count, !isSpace(bytes[cursor]), bytes[cursor] != 0x3E, bytes[cursor] != 0x2F { cursor += 1 }
    let name = text.string(in: TextRange(nameStart, cursor)).lowercased()
    let attributesStart = cursor
    var quote: UInt8 = 0
    while cursor < bytes.count {
      let byte = bytes[cursor]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        break
      } else if byte == 0x22 || byte == 0x27, bytes[cursor - 1] == 0x3D || isSpace(bytes[cursor - 1]) {
        quote = byte
      }
      cursor += 1
    }
    position = min(cursor + 1, bytes.count)
    let range = TextRange(start, position)
    if isEnd { return .end(name: name, range) }
    if ["script", "style", "noscript", "template", "textarea", "svg", "iframe"].contains(name),
      bytes[position - 2] != 0x2F
    {
      rawElement = name
    }
    return .start(name: name, attributes: TextRange(attributesStart, cursor), range)
  }

  private func endOfRaw(_ name: String) -> Int {
    var offset = position
    let wanted = Array(name.utf8)
    while let close = find("</", from: offset) {
      let end = close + wanted.count
      if end <= text.count, text.utf8[close..<end].map({ $0 | 0x20 }) == wanted { return close - 2 }
      offset = close
    }
    return text.count
  }

  private func starts(_ literal: StaticString, at offset: Int) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard offset + count <= text.count else { return false }
    return text.utf8[offset..<offset + count].elementsEqual(UnsafeBufferPointer(start: literal.utf8Start, count: count))
  }

  /// Where the next `literal` ends.
  private func find(_ literal: StaticString, from offset: Int) -> Int? {
    let first = literal.utf8Start[0]
    var cursor = offset
    while cursor < text.count {
      if text.utf8[cursor] == first, starts(literal, at: cursor) { return cursor + literal.utf8CodeUnitCount }
      cursor += 1
    }
    return nil
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
