/// Something a pipeline is made of: a stage, a source or a sink.
///
/// Made once per run from its options, then used by many workers at once; it must not change.
public protocol Component: Sendable {
  /// What users can set.
  associatedtype Options: ComponentOptions = NoOptions

  /// What the component is called and does.
  static var info: ComponentInfo { get }

  /// The component with `options`; asks `setup` for everything it will do to documents.
  ///
  /// - Throws: ``ComponentError`` when it cannot be made, for a reason that lies in no single option.
  init(options: Options, setup: inout Setup) throws
}

/// A step that changes one document at a time.
///
/// A function of its options and the document: no clock, no random numbers, no memory of other documents. Then equal input gives equal output
/// for any number of workers, and a run can be repeated.
public protocol Stage: Component {
  /// Does the stage's work on `document`.
  ///
  /// - Throws: anything; the document is then quarantined with the error, and the run goes on.
  func process(_ document: inout Document) throws
}

/// A step that sees all documents before it changes the first.
///
/// The run observes every document, merges the states in document order, fits one model, and processes every document with it.
public protocol CorpusStage: Component {
  /// What is gathered from documents.
  associatedtype State: Mergeable & Codable
  /// What is learned from all of them.
  associatedtype Model: Sendable

  /// A state that has seen nothing; merging it changes nothing.
  func makeState() -> State
  /// Gathers from one document.
  func observe(_ document: Document, into state: inout State) throws
  /// Learns from everything gathered.
  func fit(_ state: consuming State) throws -> Model
  /// Does the stage's work on `document`.
  func process(_ document: inout Document, with model: Model) throws
}

/// A value that can be gathered in parts.
///
/// Merging must be associative, and a fresh state must be its identity.
public protocol Mergeable: Sendable {
  /// Adds what `next` gathered, from documents that come after this one's.
  mutating func merge(_ next: consuming Self)
}

/// Why a component cannot be made, or a document not be processed: a message for people.
public struct ComponentError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong: lower case, no full stop, names quoted 'so'.
  public let message: String
  /// The message.
  public var description: String { message }

  /// The error `message`.
  public init(_ message: String) {
    self.message = message
  }
}
