/// Values in memory of their own that grows: an array is checked, and asked whether it is shared, at every change.
///
/// For values without references. Whoever makes one deallocates it.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private var values: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    values = .allocate(capacity: self.capacity)
  }

  func deallocate() { values.deallocate() }

  /// The values as an array.
  var array: [Element] { Array(UnsafeBufferPointer(start: values, count: count)) }

  @inline(__always)
  mutating func append(_ value: Element) {
    if count == capacity { grow() }
    (values + count).initialize(to: value)
    count += 1
  }

  /// Where the value at `place` lies; as long as nothing is added.
  @inline(__always)
  func pointer(to place: Int) -> UnsafeMutablePointer<Element> { values + place }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: values, count: count)
    values.deallocate()
    values = larger
    capacity *= 2
  }
}
