/// Something that stands at a place of a text.
public protocol Ranged {
  /// Where it stands.
  var range: TextRange { get }
}

extension TextRange: Ranged {
  /// The range itself.
  @inlinable public var range: TextRange { self }
}

extension RandomAccessCollection where Element: Ranged {
  /// The elements that start inside `range`, by binary search.
  ///
  /// The collection must be in text order. Complexity: O(log n).
  @inlinable
  public func starting(in range: TextRange) -> SubSequence {
    let first = partitioningIndex { $0.range.start >= range.start }
    let last = partitioningIndex { $0.range.start >= range.end }
    return self[first..<last]
  }
}

extension RandomAccessCollection {
  /// The first index whose element satisfies a predicate that is false up to some element and true from there on.
  ///
  /// Complexity: O(log n).
  @inlinable
  public func partitioningIndex(where isAfter: (Element) -> Bool) -> Index {
    var low = startIndex
    var remaining = count
    while remaining > 0 {
      let half = remaining / 2
      let middle = index(low, offsetBy: half)
      if isAfter(self[middle]) {
        remaining = half
      } else {
        low = index(after: middle)
        remaining -= half + 1
      }
    }
    return low
  }
}
