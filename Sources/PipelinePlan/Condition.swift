public import PipelineCore

/// Which documents a step is for: what stands after `when:`.
///
/// Comparisons of a field with values — `language == ar`, `metadata.source != "AFP"`, `bytes >= 2000`, `language in [ar, fa]` — joined by `and`, `or`,
/// `not` and parentheses; a field alone asks whether the document has it. A language without a region matches every region of it. A field that is
/// a list matches when one of its elements does. Where a document lacks the field, only `!=` and `not in` hold.
public struct Condition: Sendable {
  indirect enum Expression: Sendable {
    case has(Field)
    case compare(Field, Operator, [JSONValue])
    case not(Expression)
    case all([Expression])
    case any([Expression])
  }

  /// What is compared.
  struct Field: Sendable {
    /// The parts between dots.
    let parts: [String]
  }

  enum Operator: String, Sendable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case isIn = "in"
    case isNotIn = "not in"
  }

  let expression: Expression
  /// The condition as it was written.
  public let source: String

  /// Whether the step is for `document`.
  public func holds(for document: Document) -> Bool {
    expression.holds(for: document)
  }

  /// The condition in `node`, or nil after adding what is wrong with it to `problems`.
  static func parse(_ node: SettingNode, problems: inout [Diagnostic]) -> Condition? {
    guard case .string(let source) = node.value else {
      problems.append(
        Diagnostic(
          "wrong-type", "expected a condition, found \(node.kindDescription)", at: node.place,
          hint: "write one like: language == ar"))
      return nil
    }
    do throws(ConditionParser.Problem) {
      var parser = try ConditionParser(source)
      return Condition(expression: try parser.parse(), source: source)
    } catch {
      problems.append(
        Diagnostic("bad-condition", error.message, at: node.place.part(error.range, of: source), hint: error.hint))
      return nil
    }
  }
}

extension Condition.Expression {
  func holds(for document: Document) -> Bool {
    switch self {
    case .has(let field): return field.value(in: document) != nil
    case .not(let inner): return !inner.holds(for: document)
    case .all(let parts): return parts.allSatisfy { $0.holds(for: document) }
    case .any(let parts): return parts.contains { $0.holds(for: document) }
    case .compare(let field, let operation, let values):
      let actual = field.value(in: document)
      switch operation {
      case .equal, .isIn: return values.contains { field.matches(actual, $0) }
      case .unequal, .isNotIn: return !values.contains { field.matches(actual, $0) }
      default: return values.allSatisfy { Condition.compare(actual, $0, operation) }
      }
    }
  }
}

extension Condition.Field {
  /// The names a field can begin with, besides those of layers that are single values.
  static let known = ["id", "bytes", "language", "title", "metadata", "encoding"]

  func value(in document: Document) -> JSONValue? {
    switch parts[0] {
    case "id": return .string(document.id)
    case "bytes": return .int(document.origin.bytes.count)
    case "encoding": return document.origin.encoding.map { .string($0) }
    case "metadata": return document.layer(.metadata)?[parts.dropFirst().joined(separator: ".")]
    default: return document.layer(named: parts[0])?.scalar
    }
  }

  func matches(_ actual: JSONValue?, _ wanted: JSONValue) -> Bool {
    switch (actual, wanted) {
    case (.array(let elements)?, _): return elements.contains { matches($0, wanted) }
    case (.int(let number)?, .double(let other)): return Double(number) == other
    case (.double(let number)?, .int(let other)): return number == Double(other)
    case (.string(let text)?, .string(let other)) where parts == ["language"]:
      let language = Language(text)
      return language.tag == other.lowercased() || language.base == other.lowercased()
    default: return actual == wanted
    }
  }
}

extension Condition {
  /// Numbers by size, texts by their bytes; anything else is not comparable.
  static func compare(_ actual: JSONValue?, _ wanted: JSONValue, _ operation: Operator) -> Bool {
    func number(_ value: JSONValue?) -> Double? {
      switch value {
      case .int(let number): Double(number)
      case .double(let number): number
      default: nil
      }
    }
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
      switch operation {
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      default: left >= right
      }
    }
    if let left = number(actual), let right = number(wanted) { return holds(left, right) }
    if case .string(let left)? = actual, case .string(let right) = wanted { return holds(left, right) }
    return false
  }
}

extension Place {
  /// The place of part of a scalar that stands here: scalars `range` of `text`, where the text is written on one line.
  func part(_ range: Range<Int>, of text: String) -> Place {
    let length = text.unicodeScalars.count
    let written = end.column - start.column
    // Quotes take one column on each side; escapes and folded lines make any sum wrong, so the whole is meant.
    guard start.line == end.line, written == length || written == length + 2 else { return self }
    let shift = start.column + (written - length) / 2
    return Place(
      file: file, start: Position(line: start.line, column: shift + range.lowerBound),
      end: Position(line: start.line, column: shift + range.upperBound))
  }
}
