/// Makes a new text from an old one by edits in text order, and keeps the way back.
///
/// What lies between edits is copied in blocks. Finish with ``finish()``:
///
/// ```swift
/// var editor = TextEditor(text)
/// editor.replace(TextRange(3, 5), with: [0x20])
/// let (cleaned, alignment) = editor.finish()
/// ```
public struct TextEditor: ~Copyable {
  /// The text being edited.
  public let source: Text
  private var output: [UInt8] = []
  private var alignment = Alignment()
  private var position = 0
  private let capacity: Int

  /// How many bytes the new text has so far.
  public var count: Int { output.count }

  /// An editor at the start of `source`.
  ///
  /// - Parameter capacity: about how many bytes the new text will have; nil for as many as the old one.
  public init(_ source: Text, capacity: Int? = nil) {
    self.source = source
    self.capacity = capacity ?? source.count
  }

  /// Copies the old text from the end of the last edit up to `offset`.
  ///
  /// - Precondition: `offset` is not before the end of the last edit.
  @inline(__always)
  public mutating func copy(upTo offset: Int) {
    precondition(offset >= position, "edits must be in text order")
    if offset == position { return }
    if output.isEmpty { output.reserveCapacity(capacity) }
    output.append(contentsOf: source.utf8[position..<offset])
    alignment.append(newUnit: 1, oldUnit: 1, count: offset - position, oldStart: position)
    position = offset
  }

  /// Puts `bytes` in place of `range`; an empty `range` inserts, no `bytes` delete.
  ///
  /// - Precondition: `range` starts at or after the end of the last edit; `bytes` are valid UTF-8.
  public mutating func replace(_ range: TextRange, with bytes: some Collection<UInt8>) {
    copy(upTo: Int(range.start))
    // In one piece: callers outside this module get no version of this for their collection, and byte by byte is slow.
    if bytes.withContiguousStorageIfAvailable({ output.append(contentsOf: $0) }) == nil {
      output.append(contentsOf: bytes)
    }
    alignment.append(newUnit: bytes.count, oldUnit: range.count, count: 1, oldStart: position)
    position = Int(range.end)
  }

  /// Puts `byte`, which is of ASCII, in place of `range`.
  public mutating func replace(_ range: TextRange, with byte: UInt8) {
    copy(upTo: Int(range.start))
    output.append(byte)
    alignment.append(newUnit: 1, oldUnit: range.count, count: 1, oldStart: position)
    position = Int(range.end)
  }

  /// Puts `string` in place of `range`.
  public mutating func replace(_ range: TextRange, with string: String) {
    replace(range, with: string.utf8)
  }

  /// Leaves out `range`.
  public mutating func delete(_ range: TextRange) {
    copy(upTo: Int(range.start))
    position = Int(range.end)
  }

  /// Copies what is left and gives the new text with its way back to the old one.
  ///
  /// Complexity: O(n) bytes in all; a text without edits is shared, not copied.
  public consuming func finish() -> (text: Text, alignment: Alignment) {
    if position == 0, output.isEmpty {
      return (source, .identity(count: source.count))
    }
    copy(upTo: source.count)
    return (Text(knownValid: output), alignment)
  }
}
