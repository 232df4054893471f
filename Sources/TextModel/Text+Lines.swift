import Glibc

extension Text {
  /// Where the line that `start` is in ends: the offset of its line feed, or of the end of the text.
  ///
  /// - Complexity: O(length of the line), at the speed of `memchr`.
  public func lineEnd(from start: Int) -> Int {
    firstIndex(of: 0x0A, from: start) ?? count
  }

  /// The offset of the first `byte` at or after `start`; nil where there is none.
  ///
  /// - Complexity: O(bytes up to it), at the speed of `memchr`.
  public func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    utf8.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < bytes.count,
        let found = memchr(base + start, Int32(byte), bytes.count - start)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }
}
