/// The way back from a new text to the bytes it was made from.
///
/// A list of runs, each of `count` units: `newUnit` bytes of the new text stand for `oldUnit` bytes of the old. Copied text is a run of units
/// 1 → 1; Windows-1256 letters are one run 2 → 1 however many there are; a replacement is a single unit; an insertion has `oldUnit` 0. Deleted
/// bytes are the gaps between runs.
public struct Alignment: Sendable, Hashable {
  /// A run of equal units, in both texts without gaps.
  public struct Run: Sendable, Hashable {
    /// Where the run starts in the new text.
    public let newStart: Int
    /// Where the run starts in the old bytes.
    public let oldStart: Int
    /// Bytes of one unit in the new text; at least 1.
    public let newUnit: Int
    /// Bytes of one unit in the old bytes; 0 for inserted text.
    public let oldUnit: Int
    /// How many units follow one another.
    public var count: Int

    /// Where the run ends in the new text.
    public var newEnd: Int { newStart + newUnit * count }
    /// Where the run ends in the old bytes.
    public var oldEnd: Int { oldStart + oldUnit * count }
  }

  /// The runs, in order of both texts.
  public private(set) var runs: [Run] = []

  /// An alignment without runs, of an empty text.
  public init() {}

  /// The alignment of a text that is its own source, shifted by `offset` bytes (a byte order mark, say).
  public static func identity(count: Int, offset: Int = 0) -> Alignment {
    var alignment = Alignment()
    alignment.append(newUnit: 1, oldUnit: 1, count: count, oldStart: offset)
    return alignment
  }

  /// The length of the new text, in bytes.
  public var newCount: Int { runs.last?.newEnd ?? 0 }

  /// Adds `count` units that stand at `oldStart` of the old bytes.
  ///
  /// Units that continue the last run lengthen it. Complexity: O(1) amortised.
  ///
  /// - Precondition: `oldStart` is not before the end of the last run.
  public mutating func append(newUnit: Int, oldUnit: Int, count: Int, oldStart: Int) {
    if newUnit == 0 || count == 0 { return }
    precondition(oldStart >= (runs.last?.oldEnd ?? 0), "an alignment runs forward in both texts")
    if let last = runs.last, last.newUnit == newUnit, last.oldUnit == oldUnit, last.oldEnd == oldStart,
      oldUnit != 0 || newUnit == 1
    {
      runs[runs.count - 1].count += count
    } else {
      runs.append(Run(newStart: newCount, oldStart: oldStart, newUnit: newUnit, oldUnit: oldUnit, count: count))
    }
  }

  /// The smallest range of the old bytes that `range` of the new text was made from.
  ///
  /// A range that touches a replacement gives the whole of what was replaced. An empty range, or one of inserted text alone, gives an empty
  /// range at the place. Complexity: O(log runs).
  public func sourceRange(of range: TextRange) -> TextRange {
    let wanted = range.bytes
    guard !runs.isEmpty else { return TextRange(0, 0) }
    let first = run(at: wanted.lowerBound)
    if wanted.isEmpty {
      let place = oldOffset(of: wanted.lowerBound, in: runs[first], roundingUp: false)
      return TextRange(place, place)
    }
    let last = run(at: wanted.upperBound - 1)
    let start = oldOffset(of: wanted.lowerBound, in: runs[first], roundingUp: false)
    let end = oldOffset(of: wanted.upperBound, in: runs[last], roundingUp: true)
    return TextRange(start, max(start, end))
  }

  /// What became of `range` of the old bytes: the range of the new text that was made from units inside it; empty when none was.
  ///
  /// Units that only reach into the range are left out. Complexity: O(log runs).
  public func resultRange(of range: TextRange) -> TextRange {
    let (start, end) = (Int(range.start), Int(range.end))
    var low = firstRun { $0.oldEnd > start }
    // Inserted text belongs to what stands around it.
    while low < runs.count, runs[low].oldUnit == 0 { low += 1 }
    let high = firstRun { $0.oldStart >= end }
    guard low < high else { return TextRange(newCount, newCount) }
    let (first, last) = (runs[low], runs[high - 1])
    let unitsBefore = first.oldUnit == 0 ? 0 : (max(0, start - first.oldStart) + first.oldUnit - 1) / first.oldUnit
    let unitsWithin = last.oldUnit == 0 ? last.count : min(last.count, (end - last.oldStart) / last.oldUnit)
    let newStart = first.newStart + min(unitsBefore, first.count) * first.newUnit
    return TextRange(newStart, max(newStart, last.newStart + unitsWithin * last.newUnit))
  }

  /// The first run for which `isReached` holds, which is false up to some run and true from there on.
  private func firstRun(_ isReached: (Run) -> Bool) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if isReached(runs[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The index of the run that holds byte `offset` of the new text, or of the last run.
  private func run(at offset: Int) -> Int {
    var low = 0
    var high = runs.count - 1
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].newEnd <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func oldOffset(of offset: Int, in run: Run, roundingUp: Bool) -> Int {
    let within = min(max(offset - run.newStart, 0), run.newUnit * run.count)
    let units = roundingUp ? (within + run.newUnit - 1) / run.newUnit : within / run.newUnit
    return run.oldStart + units * run.oldUnit
  }
}
