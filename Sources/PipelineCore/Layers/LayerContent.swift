public import TextModel

/// What a stage can add to a document: a value that knows how to show itself and to judge itself.
///
/// Contents that hold places of the text conform to ``TextLayer`` instead, so that nothing rewrites the text under them.
public protocol LayerContent: Sendable, Equatable, Codable {
  /// Writes the content as one JSON value.
  func write(to json: inout JSONWriter)

  /// The content as a single value that a condition (`when: language == ar`) can compare; nil when it is not one.
  var scalar: JSONValue? { get }

  /// Every place of the text that the content speaks of, in any order.
  var ranges: [TextRange] { get }

  /// What is wrong with this content on `text`, one sentence each; the test harness and `--verify` call it.
  func problems(in text: Text) -> [String]

  /// Whether the content holds places of the text.
  static var refersToText: Bool { get }

  /// Writes the content as it is kept between runs, on the text that it speaks of: by ``Compact`` where it conforms, else as `Codable` says.
  func write(kept bytes: inout ByteWriter, on text: Text) throws

  /// Reads what ``write(kept:on:)`` wrote, on the same text.
  static func read(kept bytes: inout ByteReader, on text: Text) throws -> Self

  /// Whether every stage that reads the layer can make it again from other layers, so that nothing need keep it.
  static var isDerived: Bool { get }
}

extension LayerContent where Self: Compact {
  /// As it writes itself.
  public func write(kept bytes: inout ByteWriter, on text: Text) { write(to: &bytes) }
  /// As it reads itself.
  public static func read(kept bytes: inout ByteReader, on text: Text) throws -> Self { try Self(from: &bytes) }
}

extension LayerContent {
  /// As `Codable` says.
  public func write(kept bytes: inout ByteWriter, on text: Text) throws {
    bytes.append(try CompactEncoder.encode(self))
  }
  /// As `Codable` says.
  public static func read(kept bytes: inout ByteReader, on text: Text) throws -> Self {
    try CompactDecoder.decode(Self.self, from: bytes.rest())
  }
  /// Not a single value.
  public var scalar: JSONValue? { nil }
  /// No places.
  public var ranges: [TextRange] { [] }
  /// No places, so nothing can be wrong with them.
  public func problems(in text: Text) -> [String] { [] }
  /// No places.
  public static var refersToText: Bool { false }
  /// Kept.
  public static var isDerived: Bool { false }
}

/// A layer whose content holds places of the text.
public protocol TextLayer: LayerContent {
  /// Every place of the text that the content speaks of, in any order.
  var ranges: [TextRange] { get }
}

/// A layer whose places move with the text: whoever rewrites the text rewrites it too, so that it may be written before the text is done.
public protocol MovingTextLayer: TextLayer {
  /// The layer on the text that `alignment` made from the one it was on.
  func moved(by alignment: Alignment) -> Self
}

extension TextLayer {
  /// Holds places of the text.
  public static var refersToText: Bool { true }

  /// Ranges that are not on scalar boundaries of the text.
  public func problems(in text: Text) -> [String] {
    rangeProblems(in: text)
  }

  /// Ranges that are not on scalar boundaries of `text`, a sentence each.
  public func rangeProblems(in text: Text) -> [String] {
    ranges.filter { !text.holds($0) }.map { "range \($0) is not on scalar boundaries of the text" }
  }
}
