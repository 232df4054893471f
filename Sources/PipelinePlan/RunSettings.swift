public import PipelineCore

/// What a pipeline file says under `run`: how it is run, which changes nothing of what comes out.
public struct RunSettings: ComponentOptions {
  /// Where steps run.
  public enum Isolation: String, OptionChoice {
    /// In the program itself.
    case none
    /// In processes of their own.
    case process
  }

  /// Where steps run.
  public var isolation = Isolation.process
  /// Seconds of processor time that a document may take.
  public var documentSeconds = 60.0
  /// Megabytes of memory that a document may take.
  public var documentMemory = 1024
  /// Bytes that a document may have; nil for any number.
  public var documentBytes: Int?
  /// How often a step is tried again at a document after an error that passes.
  public var retries = 5
  /// How many documents may fail before the run ends; nil for any number.
  public var maxFailures: FailureAllowance?

  /// The usual settings.
  public init() {}

  public static let schema = [
    OptionField<RunSettings>(
      "isolation", \.isolation,
      "Where steps run: 'none', in the program itself; 'process', in processes of their own, so that a stage that crashes or never ends harms one document alone."
    ),
    OptionField<RunSettings>(
      "document-seconds", \.documentSeconds,
      "Seconds of processor time that a document may take, besides one for each of its megabytes, and five times as many by the clock; holds with 'isolation: process'.",
      0.01...1_000_000),
    OptionField<RunSettings>(
      "document-memory", \.documentMemory,
      "Megabytes of memory that a document may take, besides sixteen times its own size; holds with 'isolation: process'.",
      16...1_048_576),
    OptionField<RunSettings>(
      "document-bytes", \.documentBytes, "Bytes that a document may have; a larger one fails. Null for any number."),
    OptionField<RunSettings>(
      "retries", \.retries,
      "How often a step is tried again at a document after an error that passes, each time after twice the delay.",
      0...30
    ),
    OptionField<RunSettings>(
      "max-failures", \.maxFailures,
      "How many documents may fail before the run ends: '20' of all, '3/1000' of any thousand in a row. Null for any number."
    ),
  ]
}

/// How many documents may fail before a run ends.
public struct FailureAllowance: OptionType, Hashable {
  /// How many may fail.
  public let failures: Int
  /// Of how many in a row; nil for all of the run.
  public let window: Int?

  /// `failures` of any `window` in a row may fail.
  public init(failures: Int, of window: Int? = nil) {
    self.failures = failures
    self.window = window
  }

  /// The allowance that `text` says: `20` or `3/1000`; nil for what is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    switch parts.count {
    case 1:
      guard let failures = parts[0], failures >= 0 else { return nil }
      self.init(failures: failures)
    case 2:
      guard let failures = parts[0], let window = parts[1], failures >= 0, failures < window, window <= 1_000_000 else {
        return nil
      }
      self.init(failures: failures, of: window)
    default: return nil
    }
  }

  /// The allowance as it is written.
  public var text: String { window.map { "\(failures)/\($0)" } ?? "\(failures)" }

  public static var shape: OptionShape { .either(.integer(minimum: 0, maximum: nil), .text) }
  public var json: JSONValue { .string(text) }

  public static func decode(_ node: SettingNode, problems: inout [Diagnostic]) -> FailureAllowance? {
    if let text = node.source, let allowance = FailureAllowance(text) { return allowance }
    problems.append(
      Diagnostic(
        "wrong-type", "expected a number of documents as 20 or 3/1000, found \(node.kindDescription)", at: node.place))
    return nil
  }
}
