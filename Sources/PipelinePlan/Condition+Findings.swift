public import PipelineCore

extension Condition {
  /// One comparison of a condition, judged on a document.
  public struct Finding: Sendable, Equatable {
    /// The comparison, as a pipeline file would hold it.
    public let comparison: String
    /// What is compared.
    public let field: String
    /// What the document has there; nil where it has nothing.
    public let actual: JSONValue?
    /// Whether the comparison holds, by itself: a `not` before it is not counted.
    public let holds: Bool
  }

  /// Every comparison of the condition with what `document` has, in the order of the file.
  public func findings(for document: Document) -> [Finding] {
    expression.findings(for: document)
  }
}

extension Condition.Expression {
  fileprivate func findings(for document: Document) -> [Condition.Finding] {
    switch self {
    case .not(let inner): return inner.findings(for: document)
    case .all(let parts), .any(let parts): return parts.flatMap { $0.findings(for: document) }
    case .has(let field): return [finding(field.parts.joined(separator: "."), field, document)]
    case .compare(let field, let operation, let values):
      let list = values.map(Condition.shown).joined(separator: ", ")
      let isList = operation == .isIn || operation == .isNotIn
      let name = field.parts.joined(separator: ".")
      return [finding("\(name) \(operation.rawValue) \(isList ? "[\(list)]" : list)", field, document)]
    }
  }

  private func finding(_ text: String, _ field: Condition.Field, _ document: Document) -> Condition.Finding {
    Condition.Finding(
      comparison: text, field: field.parts.joined(separator: "."), actual: field.value(in: document),
      holds: holds(for: document))
  }
}

extension Condition {
  /// A value as conditions write it: short names bare, anything else as JSON.
  fileprivate static func shown(_ value: JSONValue) -> String {
    if case .string(let text) = value, !text.isEmpty,
      text.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x2D })
    {
      return text
    }
    return value.text
  }
}
