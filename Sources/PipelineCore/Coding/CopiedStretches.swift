import Glibc
import TextModel

/// Stretches of a text that were copied byte by byte from an earlier one, in the order of both.
struct CopiedStretches {
  struct Stretch {
    /// Where it stands in the text.
    let new: Range<Int>
    /// Where it began in the earlier one.
    let old: Int
  }

  private let all: [Stretch]

  private init(all: [Stretch]) { self.all = all }

  /// A text of `count` bytes, copied from itself.
  init(_ count: Int) { all = [Stretch(new: 0..<count, old: 0)] }

  /// The stretches that were copied when a text was made by `alignment`.
  init(_ alignment: Alignment) {
    var copies: [Stretch] = []
    copies.reserveCapacity(alignment.runs.count)
    for run in alignment.runs where run.isCopy {
      copies.append(Stretch(new: run.newStart..<run.newEnd, old: run.oldStart))
    }
    all = copies
  }

  /// The stretches that were copied also when the earlier text was made by `alignment`, by where they stood before that.
  ///
  /// - Complexity: O(stretches + runs).
  func throughCopies(of alignment: Alignment) -> CopiedStretches {
    var found: [Stretch] = []
    found.reserveCapacity(all.count + alignment.runs.count)
    var place = all.startIndex
    for run in alignment.runs where run.isCopy {
      while place < all.endIndex, all[place].old + all[place].new.count <= run.newStart { place += 1 }
      var next = place
      while next < all.endIndex, all[next].old < run.newEnd {
        let stretch = all[next]
        let start = max(stretch.old, run.newStart)
        let end = min(stretch.old + stretch.new.count, run.newEnd)
        let new = stretch.new.lowerBound + (start - stretch.old)
        found.append(Stretch(new: new..<new + (end - start), old: run.oldStart + (start - run.newStart)))
        next += 1
      }
    }
    return CopiedStretches(all: found)
  }

  /// Calls `body` with the parts of the stretches in which `old` and `new` have the same bytes, since one byte put for another aligns like a copy; but for those
  /// shorter than what it takes to tell of them.
  ///
  /// - Complexity: O(bytes).
  func forEachEqual(in old: [UInt8], and new: UnsafeRawBufferPointer, _ body: (Stretch) -> Void) {
    old.withUnsafeBytes { old in
      for stretch in all where stretch.old + stretch.new.count <= old.count && stretch.new.upperBound <= new.count {
        CopiedStretches.forEachEqual(in: stretch, old, new, body)
      }
    }
  }

  private static let least = 4

  private static func forEachEqual(
    in stretch: Stretch, _ old: UnsafeRawBufferPointer, _ new: UnsafeRawBufferPointer, _ body: (Stretch) -> Void
  ) {
    if isWhole(stretch, old, new) {
      if stretch.new.count >= least { body(stretch) }
      return
    }
    let shift = stretch.old - stretch.new.lowerBound
    let end = stretch.new.upperBound
    var place = stretch.new.lowerBound
    while place < end {
      let start = place
      while place + 8 <= end, word(new, place) == word(old, place + shift) { place += 8 }
      while place < end, new[place] == old[place + shift] { place += 1 }
      if place - start >= least { body(Stretch(new: start..<place, old: start + shift)) }
      while place < end, new[place] != old[place + shift] { place += 1 }
    }
  }

  /// Whether all of its bytes are the same, as is most often so.
  private static func isWhole(_ stretch: Stretch, _ old: UnsafeRawBufferPointer, _ new: UnsafeRawBufferPointer) -> Bool
  {
    guard let old = old.baseAddress, let new = new.baseAddress else { return true }
    return memcmp(old + stretch.old, new + stretch.new.lowerBound, stretch.new.count) == 0
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }
}

extension Alignment.Run {
  /// Whether each of its bytes stands for one byte.
  fileprivate var isCopy: Bool { newUnit == 1 && oldUnit == 1 }
}
