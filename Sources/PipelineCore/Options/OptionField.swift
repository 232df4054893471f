/// One option: name, place in the options type, meaning and bounds, declared once.
public struct OptionField<Options: Sendable>: Sendable {
  /// What pipeline files call it.
  public let name: String
  /// What it does, in one sentence.
  public let summary: String
  /// What values it takes.
  public let shape: OptionShape

  let decode: @Sendable (SettingNode, inout Options, inout [Diagnostic]) -> Void
  let value: @Sendable (Options) -> JSONValue

  /// The option `name`, stored at `path`.
  public init<Value: OptionType>(
    _ name: String, _ path: any WritableKeyPath<Options, Value> & Sendable, _ summary: String
  ) {
    self.init(name, path, summary, shape: Value.shape) { _, _ in nil }
  }

  /// The option `name`, a whole number within `bounds`, stored at `path`.
  public init(
    _ name: String, _ path: any WritableKeyPath<Options, Int> & Sendable, _ summary: String, _ bounds: ClosedRange<Int>
  ) {
    let maximum = bounds.upperBound == .max ? nil : bounds.upperBound
    let shape = OptionShape.integer(minimum: bounds.lowerBound, maximum: maximum)
    self.init(name, path, summary, shape: shape) { number, _ in bounds.contains(number) ? nil : shape.description }
  }

  /// The option `name`, a number within `bounds`, stored at `path`.
  public init(
    _ name: String, _ path: any WritableKeyPath<Options, Double> & Sendable, _ summary: String,
    _ bounds: ClosedRange<Double>
  ) {
    let shape = OptionShape.number(minimum: bounds.lowerBound, maximum: bounds.upperBound)
    self.init(name, path, summary, shape: shape) { number, _ in bounds.contains(number) ? nil : shape.description }
  }

  /// `outside` gives what was expected instead, when the value is out of bounds.
  private init<Value: OptionType>(
    _ name: String, _ path: any WritableKeyPath<Options, Value> & Sendable, _ summary: String, shape: OptionShape,
    outside: @escaping @Sendable (Value, SettingNode) -> String?
  ) {
    self.name = name
    self.summary = summary
    self.shape = shape
    value = { $0[keyPath: path].json }
    decode = { node, options, problems in
      guard let value = Value.decode(node, problems: &problems) else { return }
      if let expected = outside(value, node) {
        problems.append(
          Diagnostic("out-of-range", "'\(name)' must be \(expected), not \(node.source ?? "")", at: node.place))
      } else {
        options[keyPath: path] = value
      }
    }
  }
}
