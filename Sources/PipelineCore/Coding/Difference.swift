import Glibc
import TextModel

/// How one piece of bytes differs from another: stretches of the old one, and what is new between them.
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

  /// What stands still in fewer bytes than it takes to say so is new.
  private static let least = 4

  /// How `new` differs from `old`, of which it was made by `alignments`, one after another.
  ///
  /// What the last one copied in one piece counts as new where an earlier one had already changed something inside it.
  ///
  /// - Complexity: O(bytes + runs).
  init(from old: [UInt8], to new: [UInt8], by alignments: [Alignment]) {
    bytes = new
    pieces = old.withUnsafeBytes { old in new.withUnsafeBytes { Difference.pieces(from: old, to: $0, alignments) } }
  }

  private static func pieces(
    from old: UnsafeRawBufferPointer, to new: UnsafeRawBufferPointer, _ alignments: [Alignment]
  ) -> [Piece] {
    var pieces: [Piece] = []
    var (oldPlace, newPlace) = (0, 0)
    for run in (alignments.last ?? .identity(count: new.count)).runs
    where run.newUnit == 1 && run.oldUnit == 1 && run.count >= least {
      let source = alignments.dropLast().reversed().reduce(TextRange(run.oldStart, run.oldEnd)) {
        $1.sourceRange(of: $0)
      }
      let (from, to) = (source.bytes, run.newStart..<run.newEnd)
      guard from.lowerBound >= oldPlace, isEqual(old, from, new, to) else { continue }
      pieces.append(Piece(new: newPlace..<to.lowerBound, leftOut: from.lowerBound - oldPlace, kept: run.count))
      (oldPlace, newPlace) = (from.upperBound, to.upperBound)
    }
    if newPlace < new.count { pieces.append(Piece(new: newPlace..<new.count, leftOut: 0, kept: 0)) }
    return pieces
  }

  private static func isEqual(
    _ old: UnsafeRawBufferPointer, _ from: Range<Int>, _ new: UnsafeRawBufferPointer, _ to: Range<Int>
  ) -> Bool {
    guard from.count == to.count, from.upperBound <= old.count, to.upperBound <= new.count,
      let old = old.baseAddress, let new = new.baseAddress
    else { return false }
    return memcmp(old + from.lowerBound, new + to.lowerBound, to.count) == 0
  }

  func write(to writer: inout ByteWriter) {
    writer.count(pieces.count)
    bytes.withUnsafeBytes { bytes in
      for piece in pieces {
        writer.count(piece.new.count)
        writer.raw(UnsafeRawBufferPointer(rebasing: bytes[piece.new]))
        writer.count(piece.leftOut)
        writer.count(piece.kept)
      }
    }
  }

  /// Reads what ``write(to:)`` wrote.
  init(from reader: inout ByteReader) throws {
    var bytes: [UInt8] = []
    var pieces: [Piece] = []
    for _ in 0..<(try reader.count(ofSize: 3)) {
      let new = try reader.block()
      pieces.append(
        Piece(new: bytes.count..<bytes.count + new.count, leftOut: try reader.integer(), kept: try reader.integer()))
      bytes += new
    }
    self.bytes = bytes
    self.pieces = pieces
  }

  /// The new bytes, by the old ones.
  func applied(to old: [UInt8]) throws(ByteReader.Malformed) -> [UInt8] {
    var new: [UInt8] = []
    new.reserveCapacity(old.count)
    var left = old[...]
    for piece in pieces {
      guard piece.leftOut <= left.count, piece.kept <= left.count - piece.leftOut else { throw ByteReader.Malformed() }
      new += bytes[piece.new]
      left = left.dropFirst(piece.leftOut)
      new += left.prefix(piece.kept)
      left = left.dropFirst(piece.kept)
    }
    return new
  }
}
