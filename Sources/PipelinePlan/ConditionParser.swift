import PipelineCore

/// Reads a condition by recursive descent: `or` binds least, then `and`, then `not`.
struct ConditionParser {
  /// What is wrong, and which scalars of the condition it is about.
  struct Problem: Error {
    let message: String
    let range: Range<Int>
    var hint: String?
  }

  private struct Token {
    enum Kind: Equatable { case word, quoted, symbol, end }
    let kind: Kind
    let text: String
    let range: Range<Int>
  }

  private static let maximumDepth = 32

  private var tokens: [Token] = []
  private var position = 0
  private var depth = 0

  init(_ source: String) throws(Problem) {
    tokens = try ConditionParser.tokens(of: Array(source.unicodeScalars))
  }

  mutating func parse() throws(Problem) -> Condition.Expression {
    let expression = try disjunction()
    if next.kind != .end {
      throw Problem(
        message: "'\(next.text)' is out of place", range: next.range, hint: "join comparisons with 'and' or 'or'")
    }
    return expression
  }

  // MARK: Grammar

  private var next: Token { tokens[position] }

  private mutating func take(_ text: String) -> Bool {
    guard next.text == text, next.kind == .word || next.kind == .symbol else { return false }
    position += 1
    return true
  }

  private mutating func disjunction() throws(Problem) -> Condition.Expression {
    var parts = [try conjunction()]
    while take("or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(Problem) -> Condition.Expression {
    var parts = [try negation()]
    while take("and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws(Problem) -> Condition.Expression {
    depth += 1
    defer { depth -= 1 }
    if depth > ConditionParser.maximumDepth {
      throw Problem(message: "the condition is nested too deep", range: next.range)
    }
    if take("not") { return .not(try negation()) }
    guard take("(") else { return try comparison() }
    let inner = try disjunction()
    if !take(")") { throw Problem(message: "a ')' is missing", range: next.range) }
    return inner
  }

  private mutating func comparison() throws(Problem) -> Condition.Expression {
    let field = try self.field()
    if take("in") { return .compare(field, .isIn, try list()) }
    if next.text == "not", tokens[min(position + 1, tokens.count - 1)].text == "in" {
      position += 2
      return .compare(field, .isNotIn, try list())
    }
    if next.kind == .symbol, let operation = Condition.Operator(rawValue: next.text) {
      position += 1
      return .compare(field, operation, [try value()])
    }
    if next.text == "=" {
      throw Problem(message: "'=' is not a comparison", range: next.range, hint: "did you mean '=='?")
    }
    return .has(field)
  }

  private mutating func field() throws(Problem) -> Condition.Field {
    guard next.kind == .word else {
      let found = next.kind == .end ? "the condition ends" : "found '\(next.text)'"
      throw Problem(
        message: "expected a field, but \(found)", range: next.range, hint: "write one like: language == ar")
    }
    let token = next
    position += 1
    let parts = token.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let known = Condition.Field.known
    guard known.contains(parts[0]), (parts[0] == "metadata") == (parts.count > 1) else {
      var hint = Suggestion.hint(for: parts[0], among: known)
      if parts == ["metadata"] { hint = "name an entry: metadata.source" }
      throw Problem(
        message: "there is no field '\(token.text)'", range: token.range,
        hint: hint ?? "fields: id, bytes, language, title, encoding, metadata.NAME")
    }
    return Condition.Field(parts: parts)
  }

  private mutating func list() throws(Problem) -> [JSONValue] {
    if !take("[") { throw Problem(message: "expected a list", range: next.range, hint: "write [ar, fa]") }
    var values = [try value()]
    while take(",") { values.append(try value()) }
    if !take("]") { throw Problem(message: "a ']' is missing", range: next.range) }
    return values
  }

  private mutating func value() throws(Problem) -> JSONValue {
    let token = next
    guard token.kind == .word || token.kind == .quoted else {
      let found = token.kind == .end ? "the condition ends" : "found '\(token.text)'"
      throw Problem(message: "expected a value, but \(found)", range: token.range)
    }
    position += 1
    if token.kind == .quoted { return .string(token.text) }
    switch token.text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      if let number = Int(token.text) { return .int(number) }
      if let number = Double(token.text), number.isFinite { return .double(number) }
      return .string(token.text)
    }
  }

  // MARK: Tokens

  private static func tokens(of scalars: [Unicode.Scalar]) throws(Problem) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < scalars.count {
      let start = index
      let scalar = scalars[index]
      if scalar.properties.isWhitespace {
        index += 1
        continue
      }
      if scalar == "\"" || scalar == "'" {
        guard let end = scalars[(index + 1)...].firstIndex(of: scalar) else {
          throw Problem(message: "a quotation mark is missing", range: start..<scalars.count)
        }
        index = end + 1
        tokens.append(Token(kind: .quoted, text: string(scalars[(start + 1)..<end]), range: start..<index))
      } else if symbols.contains(scalar) {
        index += 1
        let pair = index < scalars.count && scalars[index] == "=" && "=!<>".unicodeScalars.contains(scalar)
        if pair { index += 1 }
        tokens.append(Token(kind: .symbol, text: string(scalars[start..<index]), range: start..<index))
      } else {
        while index < scalars.count, !scalars[index].properties.isWhitespace, !symbols.contains(scalars[index]) {
          index += 1
        }
        tokens.append(Token(kind: .word, text: string(scalars[start..<index]), range: start..<index))
      }
    }
    return tokens + [Token(kind: .end, text: "", range: scalars.count..<scalars.count + 1)]
  }

  private static let symbols = Set("=!<>()[],".unicodeScalars)

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
