import TextModel

extension Text {
  /// `range` without the white space at its ends: space, tab, line ends, no-break space, U+2028, U+2029, U+3000 and the spaces of U+2000.
  func trimmed(_ range: TextRange) -> TextRange {
    var start = Int(range.start)
    var end = Int(range.end)
    while start < end {
      let (value, next) = scalar(at: start)
      guard Text.isWhitespace(value) else { break }
      start = next
    }
    while end > start {
      let (value, before) = scalar(before: end)
      guard Text.isWhitespace(value) else { break }
      end = before
    }
    return TextRange(start, end)
  }
}
