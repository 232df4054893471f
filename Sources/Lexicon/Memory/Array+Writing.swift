extension Array where Element: BitwiseCopyable {
  /// An array with room for `capacity` values; `body` writes them and says how many there are.
  ///
  /// As the standard library's `init(unsafeUninitializedCapacity:initializingWith:)`, which looks up the type of the array at run time: for arrays as short as those
  /// of one article that is half of the cost.
  @inlinable @inline(__always)
  public init(capacity: Int, writing body: (UnsafeMutableBufferPointer<Element>, inout Int) -> Void) {
    #if compiler(>=6.3)
      self.init()
      append(addingCapacity: capacity) { span in
        span.withUnsafeMutableBufferPointer { values, count in
          body(UnsafeMutableBufferPointer(rebasing: values[..<capacity]), &count)
        }
      }
    #else
      self.init(unsafeUninitializedCapacity: capacity) { body($0, &$1) }
    #endif
  }

  /// `count` times the same value.
  @inlinable @inline(__always)
  public init(_ value: Element, times count: Int) {
    self.init(capacity: count) { values, used in
      values.initialize(repeating: value)
      used = count
    }
  }
}
