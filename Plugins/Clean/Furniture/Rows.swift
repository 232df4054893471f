import TextModel

/// Lines that are nothing but words of one sort: dates, names of networks, names of sections.
struct Rows: Sendable {
  private let words: [(kind: FurnitureKind, hashes: Set<UInt64>)]
  /// A line that each list of words must know.
  let examples: [(kind: FurnitureKind, example: String)]
  let filter: HashFilter

  /// The longest line that is looked at, in bytes.
  static let longest = 160

  init() {
    let entries = Resources.lines("furniture/rows.txt").compactMap(FurnitureKind.entry)
    examples = entries.map { ($0.kind, $0.example) }
    // Pages mix English names of networks and zones with any language, so the lists of a kind are one.
    words = [FurnitureKind.date, .counter, .byline, .share, .navigation].map { kind in
      let all = entries.filter { $0.kind == kind }.flatMap { $0.text.split(separator: " ") }
      return (kind, Set(all.map { LineWords.first(of: FoldedLine(Text(String($0))).scalars) }))
    }
    filter = HashFilter(words.flatMap(\.hashes) + [LineWords.number])
  }

  /// What all words of a line are; nil when they are not of one sort.
  ///
  /// Complexity: O(length of the line), most often the time of its first word.
  func kind(of range: TextRange, in text: Text) -> FurnitureKind? {
    if range.count > Rows.longest { return nil }
    return words.first { isRow(range, in: text, of: $0.kind, $0.hashes) }?.kind
  }

  private func isRow(_ range: TextRange, in text: Text, of kind: FurnitureKind, _ hashes: Set<UInt64>) -> Bool {
    var line = LineWords(text, range)
    // The same word again does not count.
    var count = 0
    var last: UInt64 = 0
    var numbers = 0
    while let word = line.next() {
      if word == LineWords.number {
        numbers += 1
      } else if hashes.contains(word) {
        if word != last { count += 1 }
        last = word
      } else {
        return false
      }
    }
    switch kind {
    case .date:
      return numbers > 1 && numbers < 7
        && (count > 0 ? Rows.lengths(range, in: text).contains(4) : isDate(range, in: text))
    case .counter: return count > 1 && numbers == 1
    case .byline: return count > 0 && numbers == 0
    case .share: return count > 1
    default: return count > 2 && numbers == 0
    }
  }

  /// Whether numbers alone make a date: day, month, year, or year first, and a time.
  private func isDate(_ range: TextRange, in text: Text) -> Bool {
    let lengths = Rows.lengths(range, in: text)
    let date = lengths.prefix(3)
    return date.count == 3 && date.contains(4) && date.dropFirst().dropLast().allSatisfy { $0 < 3 }
      && date.count { $0 < 3 } == 2 && lengths.dropFirst(3).allSatisfy { $0 < 3 }
  }

  /// How many digits each number has.
  private static func lengths(_ range: TextRange, in text: Text) -> [Int] {
    var lengths: [Int] = []
    var isInNumber = false
    var position = Int(range.start)
    while position < Int(range.end) {
      let (value, next) = text.scalar(at: position)
      position = next
      let isDigit = (0x30...0x39).contains(Folding.shared.fold(value))
      if isDigit, isInNumber, let last = lengths.last {
        lengths[lengths.count - 1] = last + 1
      } else if isDigit {
        lengths.append(1)
      }
      isInNumber = isDigit
    }
    return lengths
  }
}
