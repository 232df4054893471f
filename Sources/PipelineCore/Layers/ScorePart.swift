/// One of the things that a score is made of.
public struct ScorePart: Sendable, Hashable, Codable {
  /// What it is, in one or two words.
  public let name: String
  /// What it adds, in the unit of the method.
  public let value: Double

  /// The part `name`, which adds `value`.
  public init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }
}
