extension JSONReader {
  /// Reads any value; `depth` is how many lists and objects it stands in.
  package mutating func value(depth: Int = 1) throws(JSONProblem) -> JSONValue {
    guard let byte = peek() else { throw unexpected("a value") }
    switch byte {
    case UInt8(ascii: "\""): return .string(try text())
    case UInt8(ascii: "{"):
      try checkDepth(depth)
      var members: [JSONMember] = []
      try object { (reader, name) throws(JSONProblem) in
        guard let name = String(validating: name, as: UTF8.self) else {
          throw JSONProblem.invalidUTF8(at: reader.position)
        }
        members.append(JSONMember(name, try reader.value(depth: depth + 1)))
      }
      return .object(members)
    case UInt8(ascii: "["):
      try checkDepth(depth)
      return .array(try array(depth: depth))
    case UInt8(ascii: "t") where take("true"): return .bool(true)
    case UInt8(ascii: "f") where take("false"): return .bool(false)
    case UInt8(ascii: "n") where take("null"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw unexpected("a value")
    }
  }

  private mutating func array(depth: Int) throws(JSONProblem) -> [JSONValue] {
    try expect(UInt8(ascii: "["), "a list")
    if peek() == UInt8(ascii: "]") {
      try expect(UInt8(ascii: "]"), "']'")
      return []
    }
    var elements: [JSONValue] = []
    while true {
      elements.append(try value(depth: depth + 1))
      if peek() == UInt8(ascii: "]") { break }
      try expect(UInt8(ascii: ","), "',' or ']' after an element")
    }
    try expect(UInt8(ascii: "]"), "']'")
    return elements
  }

  /// Reads a number: RFC 8259, section 6.
  private mutating func number() throws(JSONProblem) -> JSONValue {
    let start = position
    _ = take("-")
    if take("0") {
      if skip(while: JSONReader.isDigit) { throw JSONProblem("a number must not start with 0", at: start) }
    } else if !skip(while: JSONReader.isDigit) {
      throw unexpected("a digit")
    }
    var isWhole = true
    if take(".") {
      isWhole = false
      if !skip(while: JSONReader.isDigit) { throw unexpected("a digit after the point") }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      if !skip(while: JSONReader.isDigit) { throw unexpected("a digit of the exponent") }
    }
    let source = source(from: start)
    if isWhole, let number = Int(source) { return .int(number) }
    guard let number = Double(source), number.isFinite else {
      throw JSONProblem("the number is too large", at: start)
    }
    return .double(number)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func checkDepth(_ depth: Int) throws(JSONProblem) {
    if depth >= JSONReader.maximumDepth {
      throw JSONProblem("nested deeper than \(JSONReader.maximumDepth) levels", at: position)
    }
  }
}
