/// Values in memory of their own that grows: an array is checked, and asked whether it is shared, at every change.
///
/// For hot loops over values without references. Whoever makes one deallocates it; copies share the memory, so only one of them may add.
public struct GrowingBuffer<Element: BitwiseCopyable> {
  @usableFromInline var memory: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  /// How many values there are.
  @usableFromInline var used = 0

  /// An empty buffer that need not grow before it holds `capacity` values.
  public init(capacity: Int) {
    self.capacity = max(capacity, 16)
    memory = .allocate(capacity: self.capacity)
  }

  /// Gives the memory back.
  public func deallocate() { memory.deallocate() }

  /// How many values there are.
  @inlinable public var count: Int { used }

  /// The values as an array.
  @inlinable public var array: [Element] { Array(UnsafeBufferPointer(start: memory, count: used)) }

  /// Adds a value.
  @inlinable @inline(__always)
  public mutating func append(_ value: Element) {
    if used == capacity { grow() }
    (memory + used).initialize(to: value)
    used += 1
  }

  /// Makes room for `count` values more.
  public mutating func reserve(_ count: Int) { while capacity - used < count { grow() } }

  /// Takes in `count` values that were written behind the last one, where there was room for them.
  @inlinable @inline(__always)
  public mutating func add(_ count: Int) { used &+= count }

  /// Makes it hold `count` values that are not written yet.
  public mutating func resize(_ count: Int) {
    used = 0
    reserve(count)
    used = count
  }

  /// The values, as long as nothing is added.
  @inlinable public var values: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: memory, count: used)
  }

  /// Forgets all values and keeps the memory.
  @inlinable
  public mutating func removeAll() { used = 0 }

  /// Where the value at `place` lies, as long as nothing is added.
  @inlinable @inline(__always)
  public func pointer(to place: Int) -> UnsafeMutablePointer<Element> { memory + place }

  /// The value at `place`; not checked.
  @inlinable @inline(__always)
  public subscript(place: Int) -> Element { memory[place] }

  @usableFromInline @inline(never)
  mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: memory, count: used)
    memory.deallocate()
    memory = larger
    capacity *= 2
  }
}
