import TextModel

/// How one piece of bytes differs from another that was made from it: stretches of the old one, and what is new between them.
///
/// The text of an article is often what its bytes are, but for little; so little is kept.
struct Difference {
  /// Bytes that are new, how many of the old ones are left out there, and how many after those are as they were.
  private struct Piece {
    let new: Range<Int>
    let leftOut: Int
    let kept: Int
  }

  private let pieces: [Piece]
  private let bytes: [UInt8]

  /// Writes how `new` differs from `old`, of which it was made by `alignments`, one after another.
  ///
  /// - Complexity: O(bytes + runs).
  static func write(from old: [UInt8], to new: [UInt8], by alignments: [Alignment], to writer: inout ByteWriter) {
    let copies =
      alignments.last.map { alignments.dropLast().reversed().reduce(CopiedStretches($0)) { $0.throughCopies(of: $1) } }
      ?? CopiedStretches(new.count)
    new.withUnsafeBytes { bytes in
      var (oldPlace, newPlace) = (0, 0)
      func add(upTo end: Int, leftOut: Int, kept: Int) {
        writer.count(1 + end - newPlace)
        writer.raw(UnsafeRawBufferPointer(rebasing: bytes[newPlace..<end]))
        writer.count(leftOut)
        writer.count(kept)
      }
      copies.forEachEqual(in: old, and: bytes) { same in
        if same.old < oldPlace { return }
        add(upTo: same.new.lowerBound, leftOut: same.old - oldPlace, kept: same.new.count)
        (oldPlace, newPlace) = (same.old + same.new.count, same.new.upperBound)
      }
      if newPlace < bytes.count { add(upTo: bytes.count, leftOut: 0, kept: 0) }
      // No piece begins with nothing.
      writer.count(0)
    }
  }

  /// Reads what ``write(from:to:by:to:)`` wrote.
  init(from reader: inout ByteReader) throws {
    var bytes: [UInt8] = []
    var pieces: [Piece] = []
    while case let size = try reader.count(), size > 0 {
      let new = try reader.take(size - 1)
      pieces.append(
        Piece(new: bytes.count..<bytes.count + new.count, leftOut: try reader.integer(), kept: try reader.integer()))
      bytes += new
    }
    self.bytes = bytes
    self.pieces = pieces
  }

  /// The new bytes, by the old ones.
  func applied(to old: [UInt8]) throws(ByteReader.Malformed) -> [UInt8] {
    var left = old.count
    for piece in pieces {
      guard piece.leftOut <= left, piece.kept <= left - piece.leftOut else { throw ByteReader.Malformed() }
      left -= piece.leftOut + piece.kept
    }
    var new: [UInt8] = []
    // The text lives as long as the document, so it takes no more than it needs.
    new.reserveCapacity(pieces.reduce(bytes.count) { $0 + $1.kept })
    var place = 0
    for piece in pieces {
      new += bytes[piece.new]
      place += piece.leftOut
      new += old[place..<place + piece.kept]
      place += piece.kept
    }
    return new
  }
}
