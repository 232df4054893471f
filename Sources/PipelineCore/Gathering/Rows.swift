/// Rows of numbers, one a document, in large pieces of memory: what a corpus stage gathers of a million documents without a million small arrays.
///
/// Appending never moves the rows that are there, so the memory in use is the memory needed. A row may be empty.
public struct Rows<Element: Sendable & Codable & BitwiseCopyable>: Sendable, Codable {
  private var chunks: [[Element]] = []
  /// For each row, the number of its chunk in the upper half and its place there in the lower.
  private var starts: [UInt64] = []

  /// How many elements a chunk holds, but for one that holds a longer row alone.
  private static var chunkCount: Int { 1 << 17 }

  /// No rows.
  public init() {}

  /// How many rows there are.
  public var count: Int { starts.count }

  /// Adds a row.
  public mutating func append(_ row: UnsafeBufferPointer<Element>) {
    if chunks.isEmpty || chunks[chunks.count - 1].count + row.count > Self.chunkCount { chunks.append([]) }
    let last = chunks.count - 1
    starts.append(UInt64(last) << 32 | UInt64(chunks[last].count))
    chunks[last].append(contentsOf: row)
  }

  /// Adds a row.
  public mutating func append(_ row: [Element]) {
    row.withUnsafeBufferPointer { append($0) }
  }

  /// Adds the rows of `next`.
  public mutating func append(rowsOf next: Rows) {
    for number in 0..<next.count { next.withRow(number) { append($0) } }
  }

  /// Calls `body` with a row.
  @inline(__always)
  public func withRow<Result>(_ number: Int, _ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    let start = starts[number]
    let chunk = Int(start >> 32)
    let first = Int(start & 0xFFFF_FFFF)
    let next = number + 1 < starts.count ? starts[number + 1] : .max
    return chunks[chunk].withUnsafeBufferPointer { elements in
      let end = Int(next >> 32) == chunk ? Int(next & 0xFFFF_FFFF) : elements.count
      return body(UnsafeBufferPointer(rebasing: elements[first..<end]))
    }
  }

  /// Gives back the memory of rows before `number`; they must not be asked for again.
  public mutating func discard(before number: Int) {
    guard number > 0, number <= starts.count else { return }
    let chunk = number == starts.count ? chunks.count : Int(starts[number] >> 32)
    var earlier = chunk - 1
    while earlier >= 0, !chunks[earlier].isEmpty {
      chunks[earlier] = []
      earlier -= 1
    }
  }
}
