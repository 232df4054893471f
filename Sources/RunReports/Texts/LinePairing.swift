import TextModel

/// Finds, where lines of two texts stand for each other, which of them are the same line changed.
struct LinePairing {
  let old: Text
  let new: Text
  /// Words that may still be compared: what is beyond it stays unpaired.
  private var budget = 20_000_000

  init(old: Text, new: Text) {
    self.old = old
    self.new = new
  }

  /// The least share of words that two lines have in common to be one line changed.
  private static let least = 0.4

  /// The lines of one change: pairs in the order of both texts, whose words have most in common in all.
  mutating func lines(_ removed: ArraySlice<TextRange>, _ inserted: ArraySlice<TextRange>) -> [TextDifference.Line] {
    let (before, after) = (Array(removed), Array(inserted))
    var lines: [TextDifference.Line] = []
    var (oldPlace, newPlace) = (0, 0)
    for pair in pairs(before, after) + [(before.count, after.count)] {
      lines += before[oldPlace..<pair.0].map { .removed($0) }
      lines += after[newPlace..<pair.1].map { .inserted($0) }
      if pair.0 < before.count {
        lines.append(.changed(TextDifference.pieces(from: old, before[pair.0], to: new, after[pair.1])))
      }
      (oldPlace, newPlace) = (pair.0 + 1, pair.1 + 1)
    }
    return lines
  }

  /// The best pairs, rising in both: the longest common subsequence, weighted.
  private mutating func pairs(_ before: [TextRange], _ after: [TextRange]) -> [(Int, Int)] {
    if before.isEmpty || after.isEmpty { return [] }
    let cells = before.count.multipliedReportingOverflow(by: after.count)
    guard !cells.overflow, cells.partialValue <= 40_000 else { return [] }
    let words = before.map { TextPieces.words(of: old, in: $0).hashes.sorted() }
    let others = after.map { TextPieces.words(of: new, in: $0).hashes.sorted() }
    let cost = words.reduce(0) { $0 + $1.count } * after.count + others.reduce(0) { $0 + $1.count } * before.count
    if cost > budget { return [] }
    budget -= cost
    let width = after.count + 1
    var likeness = [Double](repeating: 0, count: before.count * after.count)
    var best = [Double](repeating: 0, count: (before.count + 1) * width)
    for row in stride(from: before.count - 1, through: 0, by: -1) {
      for column in stride(from: after.count - 1, through: 0, by: -1) {
        let share = LinePairing.share(words[row], others[column])
        likeness[row * after.count + column] = share
        let taken = share < LinePairing.least ? 0 : share + best[(row + 1) * width + column + 1]
        best[row * width + column] = max(taken, best[(row + 1) * width + column], best[row * width + column + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < before.count, column < after.count {
      let share = likeness[row * after.count + column]
      if share >= LinePairing.least,
        best[row * width + column] == share + best[(row + 1) * width + column + 1]
      {
        pairs.append((row, column))
        (row, column) = (row + 1, column + 1)
      } else if best[row * width + column] == best[(row + 1) * width + column] {
        row += 1
      } else {
        column += 1
      }
    }
    return pairs
  }

  /// Which share of all words two lines have in common, 0 to 1; both sorted.
  private static func share(_ words: [UInt64], _ others: [UInt64]) -> Double {
    var (common, index, other) = (0, 0, 0)
    while index < words.count, other < others.count {
      if words[index] == others[other] {
        (common, index, other) = (common + 1, index + 1, other + 1)
      } else if words[index] < others[other] {
        index += 1
      } else {
        other += 1
      }
    }
    return 2 * Double(common) / Double(max(1, words.count + others.count))
  }
}
