public import Synchronization

/// What is costly to make, handed from one document to the next: whoever takes a value has it alone, and brings it back.
///
/// Public, since only what is public can be compiled in other modules for the type at hand: each document takes several values, and looking up types at run time
/// would cost more than all the rest.
public final class IdlePool<Value>: Sendable {
  /// Passes a value across the lock: it belongs to one side at a time.
  @usableFromInline
  struct Handle: @unchecked Sendable {
    @usableFromInline let value: Value

    @inlinable
    init(_ value: Value) { self.value = value }
  }

  @usableFromInline let idle = Mutex<[Handle]>([])
  @usableFromInline let most: Int

  /// A pool that keeps `most` values: as many as may be at work at once, as a rule.
  public init(most: Int) { self.most = most }

  /// The last value brought back of those that are wanted; nil when none is idle.
  @inlinable
  public func take(where isWanted: (Value) -> Bool = { _ in true }) -> Value? {
    let handle: Handle? = idle.withLock { idle in
      for place in idle.indices.reversed() where isWanted(idle[place].value) { return idle.remove(at: place) }
      return nil
    }
    return handle?.value
  }

  /// Leaves a value to the next; false when the pool is full, and the value is still the caller's.
  @inlinable
  public func giveBack(_ value: Value) -> Bool {
    let handle = Handle(value)
    return idle.withLock { idle in
      if idle.count >= most { return false }
      idle.append(handle)
      return true
    }
  }
}
