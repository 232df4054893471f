/// An immutable text: valid UTF-8 in one piece of memory.
///
/// A text is deliberately not a collection: say which view you mean. Loops run over ``utf8`` (`text.utf8.span`); a `String` is made only
/// where one is shown or stored.
public struct Text: Sendable, Hashable {
  /// The bytes; always valid UTF-8.
  public let utf8: [UInt8]

  /// The largest number of bytes that a text can hold, so that offsets fit 32 bits.
  public static let maximumCount = Int(UInt32.max)

  /// The text of no bytes.
  public static let empty = Text(String())

  /// The text of a string.
  public init(_ string: String) {
    utf8 = Array(string.utf8)
  }

  /// The text of these bytes, or nil when they are not valid UTF-8 or more than ``maximumCount``.
  ///
  /// Complexity: O(n), sixteen bytes at a time; the array is shared, not copied.
  public init?(validating bytes: [UInt8]) {
    guard bytes.count <= Text.maximumCount, UTF8Check.isValid(bytes) else { return nil }
    utf8 = bytes
  }

  /// The text of bytes that the caller knows to be valid UTF-8, as those copied from another text are.
  ///
  /// Debug builds check it.
  public init(knownValid bytes: [UInt8]) {
    assert(Text.firstInvalidByte(in: bytes) == nil, "these bytes are not valid UTF-8")
    precondition(bytes.count <= Text.maximumCount, "a text holds at most 4 GiB")
    utf8 = bytes
  }

  /// The offset of the first byte that is not part of valid UTF-8, or nil when all are.
  public static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// The number of bytes.
  @inlinable public var count: Int { utf8.count }

  /// Whether there is no byte.
  @inlinable public var isEmpty: Bool { utf8.isEmpty }

  /// The range of the whole text.
  @inlinable public var range: TextRange { TextRange(0, utf8.count) }

  /// The text as a string.
  public var string: String { utf8.withUnsafeBufferPointer { String(knownValid: $0) } }

  /// The string in `range`.
  ///
  /// - Precondition: `range` lies in the text, on scalar boundaries.
  public func string(in range: TextRange) -> String {
    utf8[range.bytes].withUnsafeBufferPointer { String(knownValid: $0) }
  }

  /// The text in `range`.
  ///
  /// - Precondition: `range` lies in the text, on scalar boundaries.
  public func slice(_ range: TextRange) -> Text {
    Text(knownValid: Array(utf8[range.bytes]))
  }

  /// Whether `offset` stands between two scalars, or at an end of the text.
  @inlinable
  public func isScalarBoundary(_ offset: Int) -> Bool {
    if offset < 0 || offset > utf8.count { return false }
    return offset == utf8.count || utf8[offset] & 0xC0 != 0x80
  }

  /// Whether `range` lies in the text with both ends on scalar boundaries.
  @inlinable
  public func holds(_ range: TextRange) -> Bool {
    isScalarBoundary(Int(range.start)) && isScalarBoundary(Int(range.end))
  }
}

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text of a literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The text as a string.
  public var description: String { string }
}
