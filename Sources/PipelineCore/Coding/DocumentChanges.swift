/// What steps did to a document, one change after another in one piece of memory.
public struct DocumentChanges: Sendable, RandomAccessCollection {
  private var bytes: [UInt8]
  private var ends: [Int]

  /// No changes.
  public init() { (bytes, ends) = ([], []) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { ends.count }

  /// The change of a step.
  public subscript(place: Int) -> DocumentChange { DocumentChange(bytes: Array(bytes[range(at: place)])) }

  /// Adds a change.
  public mutating func append(_ change: DocumentChange) {
    bytes += change.bytes
    ends.append(bytes.count)
  }

  /// Adds changes.
  package mutating func append(contentsOf next: DocumentChanges) {
    let base = bytes.count
    bytes += next.bytes
    ends += next.ends.lazy.map { base + $0 }
  }

  /// The changes of a range of steps.
  package func part(_ part: Range<Int>) -> DocumentChanges {
    if part == 0..<count { return self }
    var changes = DocumentChanges()
    let base = start(of: part.lowerBound)
    changes.bytes = Array(bytes[base..<start(of: part.upperBound)])
    changes.ends = ends[part].map { $0 - base }
    return changes
  }

  /// Writes the changes.
  package func write(to writer: inout ByteWriter) {
    bytes.withUnsafeBytes { writer.changes($0, ends: ends, from: 0) }
  }

  /// Reads what ``write(from:to:)`` wrote.
  package init(from reader: inout ByteReader) throws {
    let count = try reader.count()
    ends = []
    ends.reserveCapacity(count)
    var end = 0
    for _ in 0..<count {
      let length = try reader.integer()
      guard length <= reader.left - end else { throw ByteReader.Malformed() }
      end += length
      ends.append(end)
    }
    bytes = try reader.take(end)
  }

  /// Writes the bytes of the changes of some steps, and nothing else.
  package func append(_ places: Range<Int>, to writer: inout ByteWriter) {
    bytes[start(of: places.lowerBound)..<start(of: places.upperBound)].withUnsafeBytes { writer.raw($0) }
  }

  /// Where the changes of the first steps end in memory.
  package func firstEnds(_ count: Int) -> ArraySlice<Int> { ends[..<count] }

  private func start(of place: Int) -> Int { place == 0 ? 0 : ends[place - 1] }

  private func range(at place: Int) -> Range<Int> { start(of: place)..<ends[place] }
}

extension ByteWriter {
  /// Writes the changes that `source` holds, each up to one of `ends`, from the step `first` on, as ``DocumentChanges`` reads them.
  package mutating func changes(_ source: borrowing ByteWriter, ends: [Int], from first: Int) {
    source.withBytes { changes($0, ends: ends, from: first) }
  }

  fileprivate mutating func changes(_ bytes: UnsafeRawBufferPointer, ends: [Int], from first: Int) {
    count(ends.count - first)
    let start = first == 0 ? 0 : ends[first - 1]
    var last = start
    for end in ends[first...] {
      count(end - last)
      last = end
    }
    raw(UnsafeRawBufferPointer(rebasing: bytes[start..<last]))
  }
}
