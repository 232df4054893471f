import Synchronization

/// What is costly to make, handed from one document to the next: whoever takes a value has it alone, and brings it back.
package final class IdlePool<Value>: Sendable {
  /// Passes a value across the lock: it belongs to one side at a time.
  private struct Handle: @unchecked Sendable {
    let value: Value
  }

  private let idle = Mutex<[Handle]>([])
  private let most: Int

  /// A pool that keeps `most` values: as many as may be at work at once, as a rule.
  package init(most: Int) { self.most = most }

  /// The last value brought back of those that are wanted; nil when none is idle.
  package func take(where isWanted: (Value) -> Bool = { _ in true }) -> Value? {
    idle.withLock { idle in
      idle.lastIndex { isWanted($0.value) }.map { idle.remove(at: $0) }
    }?.value
  }

  /// Leaves a value to the next; false when the pool is full, and the value is still the caller's.
  package func giveBack(_ value: Value) -> Bool {
    let handle = Handle(value: value)
    return idle.withLock { idle in
      if idle.count >= most { return false }
      idle.append(handle)
      return true
    }
  }
}
