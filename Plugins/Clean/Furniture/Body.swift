import TextModel

/// Which lines of a text are sentences of its body, as far as wording tells, and how much of them stands where.
struct Body {
  /// The bytes of sentences in the lines above each line, and at last in all.
  private var sizes = [0]
  private var first = Int.max
  /// The first line that wording says nothing of.
  private var beginning = Int.max
  private var last = -1
  /// The last line that wording makes furniture.
  private var lastFurniture = -1

  init(_ lines: [Line]) {
    var hasComments = false
    for (index, line) in lines.enumerated() {
      let isSentence = line.match == nil && line.isSentence
      sizes.append((sizes.last ?? 0) + (isSentence ? line.range.count : 0))
      if line.match != nil { lastFurniture = index }
      if line.match == nil { beginning = min(beginning, index) }
      // What stands below a heading over comments is theirs.
      hasComments = hasComments || line.match?.kind == .comments && first < index
      if isSentence {
        first = min(first, index)
        if !hasComments { last = index }
      }
    }
  }

  /// Whether the line at `index` stands above the first sentence.
  func isAbove(_ index: Int) -> Bool { index < first }

  /// Whether wording makes any line below the one at `index` furniture.
  func hasFurniture(below index: Int) -> Bool { index < lastFurniture }

  /// Whether nothing but furniture stands above the line at `index`, so that it may be the title.
  func mayBeTitle(_ index: Int) -> Bool { index < beginning }

  /// Whether the line at `index` stands above the first sentence or below the last.
  func isEdge(_ index: Int) -> Bool { index < first || index > last }

  /// The bytes of sentences above the line at `index` and below it.
  func sizes(around index: Int) -> (above: Int, below: Int) {
    (sizes[index], (sizes.last ?? 0) - sizes[index + 1])
  }
}
