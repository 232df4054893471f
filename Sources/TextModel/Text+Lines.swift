import Glibc

extension Text {
  /// Where the line that `start` is in ends: the offset of its line feed, or of the end of the text.
  ///
  /// - Complexity: O(length of the line), at the speed of `memchr`.
  public func lineEnd(from start: Int) -> Int {
    utf8.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < bytes.count,
        let end = memchr(base + start, 0x0A, bytes.count - start)
      else { return bytes.count }
      return base.distance(to: UnsafeRawPointer(end))
    }
  }
}
