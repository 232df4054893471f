public import TextModel

/// Writes JSON as UTF-8 bytes, one value after another, commas and escapes included.
///
/// Equal calls give equal bytes: numbers are written in the shortest form that reads back the same, text as it is but for what JSON must
/// escape. Ranges are shown in the writer's offset unit.
public struct JSONWriter: Sendable {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false
  private var offsets: OffsetIndex?

  /// A writer of ranges in UTF-8 bytes.
  public init() {}

  /// A writer of ranges of `text` in `unit`.
  public init(rangesOf text: Text, in unit: OffsetUnit) {
    if unit != .utf8 { offsets = OffsetIndex(text, unit: unit) }
  }

  /// Room for `count` more bytes.
  public mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(bytes.count + count)
  }

  // MARK: Structure

  /// Writes an object whose members `body` writes.
  public mutating func object<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open(UInt8(ascii: "{"))
    try body(&self)
    close(UInt8(ascii: "}"))
  }

  /// Writes a list whose elements `body` writes.
  public mutating func array<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open(UInt8(ascii: "["))
    try body(&self)
    close(UInt8(ascii: "]"))
  }

  /// Writes the name of a member; its value must follow.
  public mutating func name(_ name: String) {
    var name = name
    name.withUTF8 { quote($0, isName: true) }
    needsComma = false
  }

  /// Ends a line, as between the records of JSON Lines.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  // MARK: Values

  /// Writes a string.
  public mutating func value(_ string: String) {
    var string = string
    string.withUTF8 { quote($0, isName: false) }
    needsComma = true
  }

  /// Writes the part `range` of `text` as a string.
  public mutating func value(_ text: Text, in range: TextRange) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    text.utf8.withUnsafeBufferPointer { escape(UnsafeBufferPointer(rebasing: $0[range.bytes])) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a whole number.
  public mutating func value(_ number: Int) {
    separate()
    decimal(number)
  }

  /// Writes a number; one that is not finite becomes `null`.
  public mutating func value(_ number: Double) {
    separate()
    if let whole = Int(exactly: number) {
      decimal(whole)
    } else {
      bytes.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
    }
  }

  /// Writes a number rounded to four places, as scores are shown; one that is not finite becomes `null`.
  public mutating func value(rounded number: Double) {
    guard let rounded = RoundedNumber(number) else { return value((number * 10_000).rounded() / 10_000) }
    separate()
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: RoundedNumber.longest) { digits in
      let first = rounded.write(into: digits)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[first...]))
    }
  }

  /// Writes `true` or `false`.
  public mutating func value(_ truth: Bool) {
    separate()
    bytes.append(contentsOf: (truth ? "true" : "false").utf8)
  }

  /// Writes `null`.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes any JSON value.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let truth): self.value(truth)
    case .int(let number): self.value(number)
    case .double(let number): self.value(number)
    case .string(let string): self.value(string)
    case .array(let elements): array { json in for element in elements { json.value(element) } }
    case .object(let members):
      object { json in
        for member in members {
          json.name(member.name)
          json.value(member.value)
        }
      }
    }
  }

  /// Writes the members `start` and `end` of a range, in the writer's offset unit.
  public mutating func members(of range: TextRange) {
    separate()
    append(range, opens: false)
  }

  /// Writes a range as an object of `start` and `end`.
  public mutating func value(_ range: TextRange) {
    separate()
    append(range, opens: true)
  }

  /// Writes a value that another writer made.
  package mutating func raw(_ value: [UInt8]) {
    separate()
    bytes.append(contentsOf: value)
  }

  // MARK: Bytes

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// Appends the members of a range, with brackets around them where it `opens` an object: in one piece, since outputs hold more ranges than anything else.
  private mutating func append(_ range: TextRange, opens: Bool) {
    let start = offsets?.offset(ofByte: range.start) ?? range.start
    let end = offsets?.offset(ofByte: range.end) ?? range.end
    // From the end, as digits come.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { piece in
      var first = piece.count
      func prepend(_ string: StaticString) {
        first -= string.utf8CodeUnitCount
        for place in 0..<string.utf8CodeUnitCount { piece[first + place] = string.utf8Start[place] }
      }
      if opens { prepend("}") }
      JSONWriter.write(UInt(end), before: &first, of: piece)
      prepend(",\"end\":")
      JSONWriter.write(UInt(start), before: &first, of: piece)
      prepend("\"start\":")
      if opens { prepend("{") }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: piece[first...]))
    }
  }

  private mutating func decimal(_ number: Int) {
    // The longest number and its sign.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = digits.count
      JSONWriter.write(number.magnitude, before: &first, of: digits)
      if number < 0 {
        first -= 1
        digits[first] = UInt8(ascii: "-")
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[first...]))
    }
  }

  /// Writes the digits of a number so that they end before `first`, which is where they begin from then on.
  @inline(__always)
  static func write(_ number: UInt, before first: inout Int, of digits: UnsafeMutableBufferPointer<UInt8>) {
    var rest = number
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  /// Writes a string with what stands before it, and with the colon behind a name.
  ///
  /// A short one without escapes goes in one piece, as names and keyphrases are many.
  private mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>, isName: Bool) {
    let longest = 60
    if utf8.count <= longest, JSONWriter.isPlain(utf8) {
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest + 4) { piece in
        var end = 0
        func append(_ byte: UInt8) {
          piece[end] = byte
          end += 1
        }
        if needsComma { append(UInt8(ascii: ",")) }
        append(UInt8(ascii: "\""))
        _ = UnsafeMutableBufferPointer(rebasing: piece[end...]).update(from: utf8)
        end += utf8.count
        append(UInt8(ascii: "\""))
        if isName { append(UInt8(ascii: ":")) }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: piece[..<end]))
      }
      return
    }
    separate()
    bytes.append(UInt8(ascii: "\""))
    escape(utf8)
    bytes.append(UInt8(ascii: "\""))
    if isName { bytes.append(UInt8(ascii: ":")) }
  }

  /// Whether no byte needs an escape.
  private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index + ByteBlock.count <= utf8.count {
      let block = ByteBlock(utf8, at: index)
      if block.contains(below: 0x20) || block.contains(0x22) || block.contains(0x5C) { return false }
      index += ByteBlock.count
    }
    return utf8[index...].allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
  }

  /// Copies runs of plain bytes whole; only `"`, `\` and controls need an escape.
  private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < utf8.count {
      if index + ByteBlock.count <= utf8.count {
        let block = ByteBlock(utf8, at: index)
        if !block.contains(below: 0x20), !block.contains(0x22), !block.contains(0x5C) {
          index += ByteBlock.count
          continue
        }
      }
      let byte = utf8[index]
      index += 1
      if byte >= 0x20, byte != 0x22, byte != 0x5C { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index - 1]))
      start = index
      bytes.append(0x5C)
      switch byte {
      case 0x22, 0x5C: bytes.append(byte)
      case 0x0A: bytes.append(UInt8(ascii: "n"))
      case 0x0D: bytes.append(UInt8(ascii: "r"))
      case 0x09: bytes.append(UInt8(ascii: "t"))
      default:
        bytes.append(contentsOf: "u00".utf8)
        bytes.append(hexadecimal(byte >> 4))
        bytes.append(hexadecimal(byte & 15))
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
  }

  private func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
