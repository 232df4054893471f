/// What steps did to a document, one change after another in one piece of memory.
public struct DocumentChanges: Sendable, RandomAccessCollection {
  /// The changes without anything between them.
  package private(set) var bytes: [UInt8]
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

  /// How many bytes each change has.
  package var sizes: [Int] { indices.map { range(at: $0).count } }

  /// Writes the changes.
  package func write(to writer: inout ByteWriter) {
    writer.count(count)
    for size in sizes { writer.count(size) }
    writer.append(bytes)
  }

  /// Reads what ``write(to:)`` wrote.
  package init(from reader: inout ByteReader) throws {
    ends = try DocumentChanges.ends(from: &reader)
    bytes = try reader.take(ends.last ?? 0)
  }

  /// The changes that lie in `bytes`, whose number and sizes are read.
  package init(_ bytes: [UInt8], sizesFrom reader: inout ByteReader) throws {
    ends = try DocumentChanges.ends(from: &reader)
    guard ends.last ?? 0 == bytes.count else { throw ByteReader.Malformed() }
    self.bytes = bytes
  }

  private static func ends(from reader: inout ByteReader) throws -> [Int] {
    let count = try reader.count()
    var ends: [Int] = []
    ends.reserveCapacity(count)
    for _ in 0..<count {
      let (end, isOver) = (ends.last ?? 0).addingReportingOverflow(try reader.integer())
      guard !isOver else { throw ByteReader.Malformed() }
      ends.append(end)
    }
    return ends
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
