import Glibc

/// Reads JSON text strictly, as RFC 8259 has it, value by value from the front.
///
/// Strings come as bytes, escapes resolved. Whether they are valid UTF-8 is checked by ``text()`` and, for the long ones that become documents,
/// where those are made: checking twice would double the time of reading.
package struct JSONReader {
  /// How deep lists and objects may be nested.
  package static let maximumDepth = 128

  private let bytes: UnsafeBufferPointer<UInt8>
  package private(set) var position = 0

  /// A reader at the start of `bytes`.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  // MARK: Structure

  /// The next byte that is not white space, not taken; nil at the end.
  package mutating func peek() -> UInt8? {
    while position < bytes.count {
      let byte = bytes[position]
      if byte != 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return byte }
      position += 1
    }
    return nil
  }

  /// Takes `byte`, or throws what was expected.
  package mutating func expect(_ byte: UInt8, _ what: @autoclosure () -> String) throws(JSONProblem) {
    guard peek() == byte else { throw unexpected(what()) }
    position += 1
  }

  /// Nothing but white space may follow.
  package mutating func expectEnd() throws(JSONProblem) {
    if peek() != nil { throw unexpected("the end of the line after the value") }
  }

  /// Reads an object; `member` gets each name with the reader before its value, and must read it.
  package mutating func object(_ member: (inout JSONReader, [UInt8]) throws(JSONProblem) -> Void) throws(JSONProblem) {
    try expect(UInt8(ascii: "{"), "an object")
    var names = SeenNames()
    if peek() == UInt8(ascii: "}") {
      position += 1
      return
    }
    while true {
      guard peek() == UInt8(ascii: "\"") else { throw unexpected("the name of a member in double quotes") }
      let start = position
      let name = try string()
      if !names.insert(name) {
        throw JSONProblem("the member '\(PrintableName.encode(name))' is there twice", at: start)
      }
      try expect(UInt8(ascii: ":"), "':' after the name of a member")
      try member(&self, name)
      switch peek() {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return
      default: throw unexpected("',' or '}' after a member")
      }
    }
  }

  // MARK: Strings

  /// Reads a string.
  package mutating func string() throws(JSONProblem) -> [UInt8] {
    try expect(UInt8(ascii: "\""), "a string")
    var start = position
    position = endOfPlainBytes(from: position)
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      defer { position += 1 }
      return Array(bytes[start..<position])
    }
    var output: [UInt8] = []
    // Escapes are longer than what they stand for.
    output.reserveCapacity(endOfString(from: position) - start)
    while true {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
      guard position < bytes.count else { throw JSONProblem("the string does not end", at: position) }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return output
      case UInt8(ascii: "\\"): try escape(into: &output)
      default:
        throw JSONProblem("a control character (\(bytes[position])) stands in a string without an escape", at: position)
      }
      start = position
      position = endOfPlainBytes(from: position)
    }
  }

  /// Reads a string that must be valid UTF-8.
  package mutating func text() throws(JSONProblem) -> String {
    let start = position
    if let plain = plainString() {
      guard let text = String(validating: plain, as: UTF8.self) else { throw JSONProblem.invalidUTF8(at: start) }
      return text
    }
    guard let text = String(validating: try string(), as: UTF8.self) else { throw JSONProblem.invalidUTF8(at: start) }
    return text
  }

  /// Takes a string without escapes, where it lies; nil, with nothing taken, where anything else stands here.
  private mutating func plainString() -> UnsafeBufferPointer<UInt8>? {
    guard peek() == UInt8(ascii: "\"") else { return nil }
    let end = endOfPlainBytes(from: position + 1)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
    defer { position = end + 1 }
    return UnsafeBufferPointer(rebasing: bytes[position + 1..<end])
  }

  /// The offset of the quote that ends the string in which `start` stands, not behind a backslash; the end where there is none.
  ///
  /// Complexity: O(bytes of the string).
  private func endOfString(from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var place = start
    while place < bytes.count, let found = memchr(base + place, 0x22, bytes.count - place) {
      let quote = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      var slashes = quote
      while slashes > place, bytes[slashes - 1] == 0x5C { slashes -= 1 }
      if (quote - slashes) % 2 == 0 { return quote }
      place = quote + 1
    }
    return bytes.count
  }

  /// The offset of the next quote, backslash or control, eight bytes at a time.
  ///
  /// Follows Mycroft's test for a zero byte in a word: `(x - 0x01…) & ~x & 0x80…`.
  private func endOfPlainBytes(from start: Int) -> Int {
    var index = start
    if let base = UnsafeRawPointer(bytes.baseAddress) {
      let ones: UInt64 = 0x0101_0101_0101_0101
      let high: UInt64 = 0x8080_8080_8080_8080
      while index + 8 <= bytes.count {
        let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let quote = word ^ (ones &* 0x22)
        let slash = word ^ (ones &* 0x5C)
        let found = ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash) | ((word &- ones &* 0x20) & ~word)
        if found & high != 0 { break }
        index += 8
      }
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
      index += 1
    }
    return index
  }

  private mutating func escape(into output: inout [UInt8]) throws(JSONProblem) {
    let start = position
    guard position + 1 < bytes.count else { throw JSONProblem("the string does not end", at: bytes.count) }
    position += 2
    switch bytes[start + 1] {
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(bytes[start + 1])
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "u"): append(try scalar(from: start), to: &output)
    default: throw JSONProblem("an unknown escape in a string", at: start)
    }
  }

  /// The scalar of `\uXXXX` at `start`, of two of them for a surrogate pair (RFC 8259, section 7).
  private mutating func scalar(from start: Int) throws(JSONProblem) -> UInt32 {
    let first = try hexadecimal(start)
    if first & 0xF800 != 0xD800 { return first }
    guard first < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { throw JSONProblem("half of a surrogate pair stands alone", at: start) }
    position += 2
    let second = try hexadecimal(start)
    guard second & 0xFC00 == 0xDC00 else { throw JSONProblem("half of a surrogate pair stands alone", at: start) }
    return 0x1_0000 + (first & 0x3FF) << 10 + second & 0x3FF
  }

  private mutating func hexadecimal(_ start: Int) throws(JSONProblem) -> UInt32 {
    guard position + 4 <= bytes.count else { throw JSONProblem("four hexadecimal digits must follow '\\u'", at: start) }
    var value: UInt32 = 0
    for index in position..<(position + 4) {
      let byte = bytes[index]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte &- 0x30
      case 0x41...0x46: digit = byte &- 0x37
      case 0x61...0x66: digit = byte &- 0x57
      default: throw JSONProblem("four hexadecimal digits must follow '\\u'", at: start)
      }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }

  private func append(_ scalar: UInt32, to output: inout [UInt8]) {
    if scalar < 0x80 {
      output.append(UInt8(scalar))
    } else if scalar < 0x800 {
      output.append(UInt8(0xC0 | scalar >> 6))
      output.append(UInt8(0x80 | scalar & 0x3F))
    } else {
      if scalar < 0x1_0000 {
        output.append(UInt8(0xE0 | scalar >> 12))
      } else {
        output.append(UInt8(0xF0 | scalar >> 18))
        output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      }
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  // MARK: Bytes

  /// The bytes from `start` up to here.
  package func source(from start: Int) -> String {
    String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Takes bytes while `isWanted`; whether there was one.
  mutating func skip(while isWanted: (UInt8) -> Bool) -> Bool {
    let start = position
    while position < bytes.count, isWanted(bytes[position]) { position += 1 }
    return position > start
  }

  /// Takes `word` if it stands here.
  mutating func take(_ word: StaticString) -> Bool {
    guard position + word.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<word.utf8CodeUnitCount where bytes[position + index] != word.utf8Start[index] { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  /// The problem that something else than `what` stands here.
  package func unexpected(_ what: String) -> JSONProblem {
    guard position < bytes.count else {
      return JSONProblem("expected \(what), found the end of the line", at: position)
    }
    let byte = bytes[position]
    if byte < 0x20 || byte == 0x7F {
      return JSONProblem("expected \(what), found a control character (\(byte))", at: position)
    }
    let scalar = bytes[position...].prefix(PrintableName.scalarLength(Array(bytes[position...].prefix(4))[...]))
    return JSONProblem("expected \(what), found '\(String(decoding: scalar, as: UTF8.self))'", at: position)
  }
}

/// The names of an object's members so far: few are searched one by one, many through a set.
private struct SeenNames {
  private var few: [[UInt8]] = []
  private var many: Set<[UInt8]> = []

  mutating func insert(_ name: [UInt8]) -> Bool {
    if few.count < 16 {
      if few.contains(name) { return false }
      if few.isEmpty { few.reserveCapacity(8) }
      few.append(name)
      return true
    }
    if many.isEmpty { many = Set(few) }
    return many.insert(name).inserted
  }
}
