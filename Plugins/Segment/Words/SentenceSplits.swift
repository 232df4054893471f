import TextModel

/// Cuts words that a sentence ends in: where a space was forgotten, UAX #29 sees one word, as in `mad.He`.
struct SentenceSplits {
  let text: Text
  let tables: BreakTables

  /// Cuts the words from the one at `first` on at `ends`, which are in text order; the marks before a cut belong to no word.
  ///
  /// - Complexity: O(e log w), and O(w) where there is a cut.
  func apply(_ ends: [UInt32], to words: inout [TextRange], from first: Int) {
    let cuts = ends.filter { end in
      // Nearly all sentences end with white space.
      if end == 0 || text.utf8[Int(end) - 1] <= 0x20 { return false }
      let place = index(of: end, in: words, from: first)
      return place < words.count && words[place].start < end
    }
    guard let firstCut = cuts.first else { return }
    let start = index(of: firstCut, in: words, from: first)
    var pieces: [TextRange] = []
    var next = 0
    for word in words[start...] {
      var begin = word.start
      while next < cuts.count, cuts[next] < word.end {
        if let piece = trimmed(TextRange(begin, cuts[next])) { pieces.append(piece) }
        begin = cuts[next]
        next += 1
      }
      if begin == word.start {
        pieces.append(word)
      } else if let piece = trimmed(TextRange(begin, word.end)) {
        pieces.append(piece)
      }
    }
    words.replaceSubrange(start..., with: pieces)
  }

  /// The first word that ends behind `offset`.
  private func index(of offset: UInt32, in words: [TextRange], from first: Int) -> Int {
    var low = first
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The piece without marks at its ends; nil when it is all marks.
  private func trimmed(_ range: TextRange) -> TextRange? {
    var start = Int(range.start)
    var end = Int(range.end)
    while start < end {
      let (value, next) = text.scalar(at: start)
      if isPart(value) { break }
      start = next
    }
    while end > start {
      let (value, before) = text.scalar(before: end)
      if isPart(value) { break }
      end = before
    }
    return start == end ? nil : TextRange(start, end)
  }

  private func isPart(_ value: UInt32) -> Bool {
    let kind = tables.kind(of: value)
    return kind.isLetter || kind == .digit
  }
}
