/// A stretch of a text: half-open, in UTF-8 bytes from the start of the text, both ends on scalar boundaries.
///
/// Offsets are 32 bits wide, so a text holds at most 4 GiB; ``Text`` refuses more.
public struct TextRange: Hashable, Sendable, Codable {
  /// The offset of the first byte.
  public let start: UInt32
  /// The offset after the last byte; never less than ``start``.
  public let end: UInt32

  /// The range from `start` up to, but not including, `end`.
  ///
  /// - Precondition: `start <= end`.
  @inlinable
  public init(_ start: UInt32, _ end: UInt32) {
    precondition(start <= end, "a text range must not end before it starts")
    self.start = start
    self.end = end
  }

  /// The range from `start` up to, but not including, `end`.
  ///
  /// - Precondition: `0 <= start <= end < 4 GiB`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.init(UInt32(start), UInt32(end))
  }

  /// The range of byte offsets.
  @inlinable
  public init(_ bytes: Range<Int>) {
    self.init(bytes.lowerBound, bytes.upperBound)
  }

  /// The number of bytes.
  @inlinable public var count: Int { Int(end) - Int(start) }

  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { start == end }

  /// The range as integers, for indexing into bytes.
  @inlinable public var bytes: Range<Int> { Int(start)..<Int(end) }

  /// Whether every byte of `other` is in this range.
  @inlinable
  public func contains(_ other: TextRange) -> Bool {
    start <= other.start && other.end <= end
  }

  /// Whether the two ranges share a byte.
  @inlinable
  public func overlaps(_ other: TextRange) -> Bool {
    start < other.end && other.start < end
  }
}

extension TextRange: Comparable {
  /// Text order: by start, and the shorter first of two that start together.
  @inlinable
  public static func < (left: TextRange, right: TextRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

extension TextRange: CustomStringConvertible {
  /// The offsets as `start..<end`.
  public var description: String { "\(start)..<\(end)" }
}
