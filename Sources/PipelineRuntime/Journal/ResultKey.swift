import CXXHash
import PipelineCore

/// What a result depends on, in 128 bits: equal keys, equal results.
///
/// XXH3: told apart by chance (one in 10²⁷ for a million documents), not by an adversary.
struct ResultKey: Sendable, Hashable {
  let low: UInt64
  let high: UInt64

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The key of `bytes`.
  init(_ bytes: [UInt8]) { self = bytes.withUnsafeBytes { ResultKey($0) } }

  /// The key of `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) {
    let hash = xxh3_128(bytes.baseAddress, bytes.count)
    low = hash.low
    high = hash.high
  }

  init(_ string: String) { self.init(Array(string.utf8)) }

  /// The key of a document as its source gave it.
  init(loaded document: borrowing Document) throws {
    var writer = ByteWriter.lent()
    try self.init(loaded: document, through: &writer)
  }

  /// The key of a document as its source gave it, with memory behind what `writer` holds.
  init(loaded document: borrowing Document, through writer: inout ByteWriter) throws {
    let start = writer.byteCount
    try document.writeProvenance(to: &writer)
    let provenance = writer.withBytes { ResultKey(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    writer.removeAll(from: start)
    self = provenance.combined(with: ResultKey(document.origin.bytes))
  }

  /// The key of a result that depends on the two.
  func combined(with other: ResultKey) -> ResultKey {
    let hash = withUnsafeBytes(
      of: (low.littleEndian, high.littleEndian, other.low.littleEndian, other.high.littleEndian)
    ) {
      xxh3_128($0.baseAddress, $0.count)
    }
    return ResultKey(low: hash.low, high: hash.high)
  }

  /// A sum over `bytes` by which damage is seen.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.withUnsafeBytes { checksum($0[...]) } }

  /// A sum over `bytes` by which damage is seen.
  static func checksum(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(rebasing: bytes)
    return xxh3_64(bytes.baseAddress, bytes.count)
  }
}

extension ResultKey: Compact {
  func write(to bytes: inout ByteWriter) {
    bytes.word(low)
    bytes.word(high)
  }

  init(from bytes: inout ByteReader) throws { self.init(low: try bytes.word(), high: try bytes.word()) }
}
