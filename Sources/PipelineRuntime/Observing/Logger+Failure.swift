import Logging

extension Logger {
  /// Logs a document that failed.
  func warning(_ message: Logger.Message, _ failure: Failure, quarantined: String?) {
    var metadata: Logger.Metadata = [
      "document": "\(failure.id)", "step": "\(failure.stage)", "error": "\(failure.message)",
    ]
    if let quarantined { metadata["quarantined"] = "\(quarantined)" }
    warning(message, metadata: metadata)
  }
}
