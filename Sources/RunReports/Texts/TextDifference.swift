public import TextModel

/// What became of a text: lines that went, came and changed, and in a changed line the words.
public struct TextDifference: Sendable {
  /// One line of the difference.
  public enum Line: Sendable, Equatable {
    /// A line of the old text that is not in the new one.
    case removed(TextRange)
    /// A line of the new text that was not in the old one.
    case inserted(TextRange)
    /// A line that is much the same in both, as pieces in order.
    case changed([Piece])
  }

  /// A piece of a changed line.
  public enum Piece: Sendable, Equatable {
    /// In both; where it stands in the new text.
    case kept(TextRange)
    /// In the old text alone.
    case removed(TextRange)
    /// In the new text alone.
    case inserted(TextRange)
  }

  /// The text before.
  public let old: Text
  /// The text after.
  public let new: Text
  /// The lines that differ, in order; lines of white space alone are not looked at.
  public let lines: [Line]
  /// How many lines are in both.
  public let kept: Int

  /// The difference of two texts.
  ///
  /// Complexity: O(n log n) in their bytes, whatever they are.
  public init(from old: Text, to new: Text) {
    self.old = old
    self.new = new
    let (before, after) = (TextPieces.lines(of: old), TextPieces.lines(of: new))
    let changes = SequenceDifference(before.hashes, after.hashes).changes
    kept = before.ranges.count - changes.reduce(0) { $0 + $1.old.count }
    var pairing = LinePairing(old: old, new: new)
    lines = changes.flatMap { pairing.lines(before.ranges[$0.old], after.ranges[$0.new]) }
  }

  /// How many lines went, came and changed.
  public var counts: (removed: Int, inserted: Int, changed: Int) {
    lines.reduce(into: (0, 0, 0)) { counts, line in
      switch line {
      case .removed: counts.0 += 1
      case .inserted: counts.1 += 1
      case .changed: counts.2 += 1
      }
    }
  }

  /// The pieces of two stretches, word by word.
  static func pieces(from old: Text, _ oldRange: TextRange, to new: Text, _ newRange: TextRange) -> [Piece] {
    let (before, after) = (TextPieces.words(of: old, in: oldRange), TextPieces.words(of: new, in: newRange))
    var pieces: [Piece] = []
    var place = 0
    func span(_ ranges: ArraySlice<TextRange>) -> TextRange? {
      guard let first = ranges.first, let last = ranges.last else { return nil }
      return TextRange(first.start, last.end)
    }
    let changes = joined(SequenceDifference(before.hashes, after.hashes, budget: 4_000_000).changes, after, new)
    for change in changes {
      if let kept = span(after.ranges[place..<change.new.lowerBound]) { pieces.append(.kept(kept)) }
      if let removed = span(before.ranges[change.old]) { pieces.append(.removed(removed)) }
      if let inserted = span(after.ranges[change.new]) { pieces.append(.inserted(inserted)) }
      place = change.new.upperBound
    }
    if let kept = span(after.ranges[place...]) { pieces.append(.kept(kept)) }
    return pieces
  }

  /// The changes with those joined that only a white space stands between: a reader takes a run of changed words for one.
  private static func joined(
    _ changes: [SequenceDifference.Change], _ after: TextPieces, _ new: Text
  ) -> [SequenceDifference.Change] {
    changes.reduce(into: []) { joined, change in
      if let last = joined.last, change.new.lowerBound - last.new.upperBound == 1, !last.old.isEmpty, !last.new.isEmpty,
        !change.old.isEmpty, !change.new.isEmpty,
        Text.isWhitespace(new.scalar(at: Int(after.ranges[last.new.upperBound].start)).value)
      {
        joined[joined.count - 1] = SequenceDifference.Change(
          old: last.old.lowerBound..<change.old.upperBound, new: last.new.lowerBound..<change.new.upperBound)
      } else {
        joined.append(change)
      }
    }
  }
}
