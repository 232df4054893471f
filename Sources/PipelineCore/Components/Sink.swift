/// Where documents go.
///
/// Writing is cut in two: ``format(_:)`` makes a document's bytes on any worker; a session puts them down in document order.
public protocol Sink: Component {
  /// The run's one opening of the sink.
  associatedtype Session: SinkSession

  /// The bytes of `document` as the sink writes them; a function of options and document.
  func format(_ document: Document) throws -> [UInt8]

  /// Opens the sink for writing.
  ///
  /// - Throws: what stops the run: the place cannot be written.
  func open() throws -> Session

  /// The folder or file that is written, as messages show it; nil for a stream.
  var destination: String? { get }

  /// The parts of a document that the option `fields` asks for; nil for what is usual.
  var fields: [String]? { get }
}

extension Sink {
  /// What is usual.
  public var fields: [String]? { nil }
}

/// A sink while it is being written.
///
/// Nothing of it is visible at its destination before ``finish()``, or all of a document is.
public protocol SinkSession: Sendable {
  /// Writes what ``Sink/format(_:)`` made of document `id`.
  mutating func write(_ bytes: [UInt8], of id: String) throws
  /// Makes the output visible.
  mutating func finish() throws
  /// Takes back what was written, after an error that ended the run or when it was stopped; a later run makes all of it again.
  mutating func abandon()
}

/// The reader of an output has closed it, as `head` does when it has seen enough.
///
/// No error for the user.
public struct OutputClosed: Error, Sendable {
  /// The signal that the output is closed.
  public init() {}
}
