/// What values an option takes: for messages, the reference and the JSON Schema.
public indirect enum OptionShape: Sendable, Hashable {
  /// A whole number, within bounds where given.
  case integer(minimum: Int?, maximum: Int?)
  /// A number, within bounds where given.
  case number(minimum: Double?, maximum: Double?)
  /// `true` or `false`.
  case boolean
  /// Text.
  case text
  /// A path or glob; relative ones start from the pipeline file's folder.
  case path
  /// One of a few names.
  case choice([String])
  /// A list of such values.
  case list(OptionShape)
  /// A value of the one shape or the other.
  case either(OptionShape, OptionShape)
  /// Such a value, or null.
  case optional(OptionShape)

  /// The shape in words: `a whole number from 1 to 100`.
  public var description: String {
    switch self {
    case .integer(let minimum, let maximum): "a whole number" + bounds(minimum?.description, maximum?.description)
    case .number(let minimum, let maximum): "a number" + bounds(minimum?.description, maximum?.description)
    case .boolean: "true or false"
    case .text: "text"
    case .path: "a path"
    case .choice(let names): "one of " + names.map { "'\($0)'" }.joined(separator: ", ")
    case .list(let element): "a list, each of it " + element.description
    case .either(let first, let second): first.description + ", or " + second.description
    case .optional(let wrapped): wrapped.description + ", or null"
    }
  }

  private func bounds(_ minimum: String?, _ maximum: String?) -> String {
    switch (minimum, maximum) {
    case (let minimum?, let maximum?): " from \(minimum) to \(maximum)"
    case (let minimum?, nil): " of at least \(minimum)"
    case (nil, let maximum?): " of at most \(maximum)"
    case (nil, nil): ""
    }
  }
}
