import Synchronization

/// The readers that are not at work, by language: workers take one for a document and bring it back.
enum TermReaders {
  private static let idle = Mutex<[String: [TermReader]]>([:])
  /// The most readers that are kept, of 6 MB each: workers times languages, as a rule.
  private static let most = 48

  static func withReader<Result>(of language: String?, _ body: (TermReader) -> Result) -> Result {
    let name = language ?? ""
    let reader = idle.withLock { $0[name]?.popLast().map(Handle.init) }?.reader ?? TermReader(language: language)
    defer {
      let handle = Handle(reader: reader)
      idle.withLock { idle in
        if idle.values.reduce(0, { $0 + $1.count }) < most { idle[name, default: []].append(handle.reader) }
      }
    }
    return body(reader)
  }

  /// Passes a reader across the lock: it belongs to one side at a time.
  private struct Handle: @unchecked Sendable {
    let reader: TermReader
  }
}
