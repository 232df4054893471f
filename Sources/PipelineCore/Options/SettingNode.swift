/// A value in a pipeline file with its place, scalars resolved by the YAML 1.2 core schema.
public struct SettingNode: Sendable, Hashable {
  /// A value.
  public indirect enum Value: Sendable, Hashable {
    /// Nothing, or `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number.
    case int(Int)
    /// Any other number.
    case double(Double)
    /// Text.
    case string(String)
    /// A list.
    case list([SettingNode])
    /// A mapping, in the order of the file; no name twice.
    case map([SettingEntry])
  }

  /// The value.
  public let value: Value
  /// The scalar as it was written, without quotes; nil for lists and mappings.
  public let source: String?
  /// Where it stands.
  public let place: Place

  /// The value at `place`.
  public init(_ value: Value, source: String? = nil, at place: Place) {
    self.value = value
    self.source = source
    self.place = place
  }

  /// The entry called `name`, when this is a mapping that has one.
  public subscript(name: String) -> SettingEntry? {
    guard case .map(let entries) = value else { return nil }
    return entries.first { $0.name == name }
  }

  /// What the value is, for messages: `the number 3`, `a list`.
  public var kindDescription: String {
    switch value {
    case .null: "nothing"
    case .bool(let truth): "the truth value \(truth)"
    case .int, .double: "the number \(source ?? "")"
    case .string(let string): "the text '\(string.prefix(60))\(string.count > 60 ? "…" : "")'"
    case .list: "a list"
    case .map: "a mapping"
    }
  }
}

/// One entry of a mapping.
public struct SettingEntry: Sendable, Hashable {
  /// The name.
  public let name: String
  /// Where the name stands.
  public let namePlace: Place
  /// The value.
  public let node: SettingNode

  /// The entry `name`.
  public init(name: String, namePlace: Place, node: SettingNode) {
    self.name = name
    self.namePlace = namePlace
    self.node = node
  }
}
