import Synchronization

/// Memory that writers of one document leave to those of the next: taking some of this size anew costs more than what is written into it.
struct WritingMemory: @unchecked Sendable {
  let start: UnsafeMutablePointer<UInt8>
  let capacity: Int

  private static let idle = Mutex<[WritingMemory]>([])
  /// As many as workers, as a rule; what is larger or more is given back to the system.
  private static let (most, largest) = (64, 256 << 10)

  /// Memory that nobody uses.
  static func take() -> WritingMemory {
    if let memory = idle.withLock({ $0.popLast() }) { return memory }
    return WritingMemory(start: .allocate(capacity: 8192), capacity: 8192)
  }

  /// Leaves it to the next writer.
  func giveBack() {
    let isKept =
      capacity <= WritingMemory.largest
      && WritingMemory.idle.withLock { idle in
        if idle.count == WritingMemory.most { return false }
        idle.append(self)
        return true
      }
    if !isKept { start.deallocate() }
  }
}
