/// What users can set on a component: plain stored properties with defaults, and one schema that names them.
public protocol ComponentOptions: Sendable, Equatable {
  /// The defaults.
  init()
  /// Every option, in the order in which the reference shows them.
  static var schema: [OptionField<Self>] { get }
}

/// The options of a component that has none.
public struct NoOptions: ComponentOptions {
  /// No options.
  public init() {}
  /// No options.
  public static var schema: [OptionField<NoOptions>] { [] }
}

extension ComponentOptions {
  /// The options that `node` sets, defaults elsewhere; every mistake goes to `problems`.
  ///
  /// - Parameters:
  ///   - node: a mapping, or nothing for defaults alone.
  ///   - component: the component's name, for messages.
  public static func decode(_ node: SettingNode?, of component: String, problems: inout [Diagnostic]) -> Self {
    var options = Self()
    guard let node else { return options }
    switch node.value {
    case .null:
      return options
    case .map(let entries):
      for entry in entries {
        guard let field = schema.first(where: { $0.name == entry.name }) else {
          problems.append(unknown(entry, of: component))
          continue
        }
        field.decode(entry.node, &options, &problems)
      }
    default:
      problems.append(node.mismatch(expected: "the options of '\(component)' as a mapping"))
    }
    return options
  }

  /// The value of every option, defaults included, in schema order.
  public var json: JSONValue {
    .object(Self.schema.map { JSONMember($0.name, $0.value(self)) })
  }

  private static func unknown(_ entry: SettingEntry, of component: String) -> Diagnostic {
    let names = schema.map(\.name)
    let notes = names.isEmpty ? ["'\(component)' has no options"] : ["options: \(names.joined(separator: ", "))"]
    return Diagnostic(
      "unknown-option", "'\(component)' has no option '\(entry.name)'", at: entry.namePlace,
      hint: Suggestion.hint(for: entry.name, among: names), notes: notes)
  }
}
