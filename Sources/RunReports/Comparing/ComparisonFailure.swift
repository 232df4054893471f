/// Two outputs cannot be compared: a message for people.
public struct ComparisonFailure: Error, Sendable, CustomStringConvertible {
  /// What is wrong.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
