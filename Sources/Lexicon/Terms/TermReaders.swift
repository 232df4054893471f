import PipelineCore

/// The readers that are not at work: workers take one of a document's language and bring it back.
enum TermReaders {
  /// Readers take 6 MB each: workers times languages, as a rule.
  private static let idle = IdlePool<(language: String?, reader: TermReader)>(most: 48)

  static func withReader<Result>(of language: String?, _ body: (TermReader) -> Result) -> Result {
    let reader = idle.take { $0.language == language }?.reader ?? TermReader(language: language)
    defer { _ = idle.giveBack((language, reader)) }
    return body(reader)
  }
}
