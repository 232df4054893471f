public import PipelineCore
import Synchronization

/// A sink that keeps what it is given, for tests.
public struct MemorySink: Sink {
  /// What has become of a sink.
  public struct Contents: Sendable, Equatable {
    /// The ids written, in order.
    public var ids: [String] = []
    /// The bytes written, one document after another.
    public var bytes: [UInt8] = []
    /// How it ended: `finished`, `stopped`, `abandoned`; nil while it is open.
    public var ending: String?
    /// How many times it was opened.
    public var openings = 0
  }

  /// Holds the contents while sink, session and test share them.
  public final class Store: Sendable {
    private let storage = Mutex(Contents())

    /// An empty store.
    public init() {}

    /// What the sink holds.
    public var contents: Contents { storage.withLock { $0 } }

    func change(_ body: (inout Contents) -> Void) { storage.withLock { body(&$0) } }
  }

  /// An opened sink.
  public struct Session: SinkSession {
    let store: Store
    let breaksAt: String?

    public mutating func write(_ bytes: [UInt8], of id: String) throws {
      if id == breaksAt { throw ComponentError("no space left on device") }
      store.change { contents in
        contents.ids.append(id)
        contents.bytes += bytes
      }
    }

    public mutating func finish() { store.change { $0.ending = "finished" } }
    public mutating func abandon() { store.change { $0.ending = "abandoned" } }
  }

  public static let info = ComponentInfo(name: "memory", summary: "Keeps documents in memory.")

  /// What the sink holds.
  public let store = Store()
  private let breaksAt: String?
  private let refused: String?
  private let writer = DocumentWriter()

  /// An empty sink.
  ///
  /// - Parameters:
  ///   - breaksAt: the id of a document at which writing throws.
  ///   - refused: the id of a document of which it can make no bytes.
  public init(breaksAt: String? = nil, refusing refused: String? = nil) {
    self.breaksAt = breaksAt
    self.refused = refused
  }

  public init(options: NoOptions, setup: inout Setup) {
    self.init()
  }

  public var destination: String? { nil }

  public func format(_ document: Document) throws -> [UInt8] {
    if document.id == refused { throw ComponentError("not to be written") }
    return writer.line(document)
  }

  public func open() -> Session {
    store.change { contents in
      contents = Contents(openings: contents.openings)
      contents.openings += 1
    }
    return Session(store: store, breaksAt: breaksAt)
  }
}
