/// A type that the value of an option can have.
public protocol OptionType: Sendable, Equatable {
  /// What values the type takes.
  static var shape: OptionShape { get }
  /// The value that `node` holds, or nil after adding to `problems`.
  static func decode(_ node: SettingNode, problems: inout [Diagnostic]) -> Self?
  /// The value as JSON: what the reference shows as default, and part of a step's fingerprint.
  var json: JSONValue { get }
}

/// An option that is one of a few names: an enumeration of strings in lower case with hyphens.
public protocol OptionChoice: OptionType, CaseIterable, RawRepresentable<String> {}

/// A path or glob in a pipeline file.
public struct OptionPath: OptionType, Hashable, ExpressibleByStringLiteral {
  /// The path as written.
  public let string: String

  /// The path `string`.
  public init(_ string: String) { self.string = string }
  /// The path of a literal.
  public init(stringLiteral value: String) { string = value }

  public static var shape: OptionShape { .path }
  public var json: JSONValue { .string(string) }

  public static func decode(_ node: SettingNode, problems: inout [Diagnostic]) -> OptionPath? {
    String.decode(node, problems: &problems).map { OptionPath($0) }
  }

  /// The path, from `folder` when it is relative.
  public func resolved(from folder: String) -> String {
    if string.hasPrefix("/") || folder.isEmpty || folder == "." { return string }
    return folder.hasSuffix("/") ? folder + string : folder + "/" + string
  }
}

extension SettingNode {
  /// The diagnostic of a value of the wrong type.
  func mismatch(expected: String, hint: String? = nil) -> Diagnostic {
    Diagnostic("wrong-type", "expected \(expected), found \(kindDescription)", at: place, hint: hint)
  }
}

extension Int: OptionType {
  public static var shape: OptionShape { .integer(minimum: nil, maximum: nil) }
  public var json: JSONValue { .int(self) }

  public static func decode(_ node: SettingNode, problems: inout [Diagnostic]) -> Int? {
    if case .int(let number) = node.value { return number }
    var hint: String?
    if case .string(let string) = node.value, Int(string) != nil { hint = "remove the quotes" }
    problems.append(node.mismatch(expected: "a whole number", hint: hint))
    return nil
  }
}

extension Double: OptionType {
  public static var shape: OptionShape { .number(minimum: nil, maximum: nil) }
  public var json: JSONValue { .double(self) }

  public static func decode(_ node: SettingNode, problems: inout [Diagnostic]) -> Double? {
    switch node.value {
    case .int(let number): return Double(number)
    case .double(let number) where number.isFinite: return number
    default:
      var hint: String?
      if case .string(let string) = node.value, Double(string) != nil { hint = "remove the quotes" }
      problems.append(node.mismatch(expected: "a number", hint: hint))
      return nil
    }
  }
}

extension Bool: OptionType {
  public static var shape: OptionShape { .boolean }
  public var json: JSONValue { .bool(self) }

  public static func decode(_ node: SettingNode, problems: inout [Diagnostic]) -> Bool? {
    if case .bool(let truth) = node.value { return truth }
    var hint: String?
    if case .string(let string) = node.value {
      switch string.lowercased() {
      case "yes", "on", "y", "true": hint = "'\(string)' is text in YAML 1.2; write true"
      case "no", "off", "n", "false": hint = "'\(string)' is text in YAML 1.2; write false"
      default: break
      }
    }
    problems.append(node.mismatch(expected: "true or false", hint: hint))
    return nil
  }
}

extension String: OptionType {
  public static var shape: OptionShape { .text }
  public var json: JSONValue { .string(self) }

  public static func decode(_ node: SettingNode, problems: inout [Diagnostic]) -> String? {
    if case .string(let string) = node.value { return string }
    problems.append(node.mismatch(expected: "text", hint: node.source.map { "put it in quotes: \"\($0)\"" }))
    return nil
  }
}

extension Array: OptionType where Element: OptionType {
  public static var shape: OptionShape { .list(Element.shape) }
  public var json: JSONValue { .array(map(\.json)) }

  public static func decode(_ node: SettingNode, problems: inout [Diagnostic]) -> [Element]? {
    guard case .list(let nodes) = node.value else {
      let hint = node.source.map { "write a list: [\($0)]" }
      problems.append(node.mismatch(expected: "a list", hint: hint))
      return nil
    }
    let elements = nodes.map { Element.decode($0, problems: &problems) }
    let decoded = elements.compactMap { $0 }
    return decoded.count == nodes.count ? decoded : nil
  }
}

extension Optional: OptionType where Wrapped: OptionType {
  public static var shape: OptionShape { .optional(Wrapped.shape) }
  public var json: JSONValue { self?.json ?? .null }

  public static func decode(_ node: SettingNode, problems: inout [Diagnostic]) -> Wrapped?? {
    if case .null = node.value { return .some(nil) }
    return Wrapped.decode(node, problems: &problems).map { .some($0) }
  }
}

extension OptionChoice {
  public static var shape: OptionShape { .choice(allCases.map(\.rawValue)) }
  public var json: JSONValue { .string(rawValue) }

  public static func decode(_ node: SettingNode, problems: inout [Diagnostic]) -> Self? {
    guard let name = node.source, let choice = Self(rawValue: name) else {
      let hint = node.source.flatMap { Suggestion.hint(for: $0, among: allCases.map(\.rawValue)) }
      problems.append(
        Diagnostic(
          "wrong-choice", "expected \(shape.description), found \(node.kindDescription)", at: node.place, hint: hint))
      return nil
    }
    return choice
  }
}
