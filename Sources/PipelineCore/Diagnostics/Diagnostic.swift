/// What is wrong with a pipeline, for its author.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// The pipeline cannot run.
    case error
    /// The pipeline can run, perhaps not as meant.
    case warning
  }

  /// The stable id that documentation and searches use: `unknown-option`.
  public let id: String
  /// How bad it is.
  public let severity: Severity
  /// What is wrong: lower case, no full stop, names quoted 'so'.
  public let message: String
  /// Where it is wrong.
  public let place: Place?
  /// What would be right, shown at the caret.
  public let hint: String?
  /// Further lines below.
  public let notes: [String]

  /// The diagnostic `id`.
  public init(
    _ id: String, _ message: String, at place: Place?, hint: String? = nil, notes: [String] = [],
    severity: Severity = .error
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.place = place
    self.hint = hint
    self.notes = notes
  }
}
