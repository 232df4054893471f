/// Memory that writers of one document leave to those of the next: taking some of this size anew costs more than what is written into it.
struct WritingMemory {
  let start: UnsafeMutablePointer<UInt8>
  let capacity: Int

  private static let idle = IdlePool<WritingMemory>(most: 64)
  private static let (usual, largest) = (8 << 10, 256 << 10)

  /// Memory that nobody uses.
  static func take() -> WritingMemory {
    idle.take() ?? WritingMemory(start: .allocate(capacity: usual), capacity: usual)
  }

  /// Leaves it to the next writer, where it is not that of a very long document.
  func giveBack() {
    if capacity > WritingMemory.largest || !WritingMemory.idle.giveBack(self) { start.deallocate() }
  }
}
