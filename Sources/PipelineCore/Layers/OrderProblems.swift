import TextModel

/// A sentence for each range that starts before the one in front of it ends.
func orderProblems(of ranges: [TextRange], named name: String) -> [String] {
  zip(ranges, ranges.dropFirst()).filter { $0.end > $1.start }.map { first, second in
    "\(name) must be in text order and apart, but \(second) follows \(first)"
  }
}
