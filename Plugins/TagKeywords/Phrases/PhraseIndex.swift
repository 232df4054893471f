/// Finds phrases of two words and more by the hash of their terms: an open-addressing table.
///
/// Whoever makes one deallocates it.
struct PhraseIndex {
  private typealias Slot = (hash: UInt64, number: Int32)

  private let slots: UnsafeMutablePointer<Slot>
  private let mask: Int

  /// An empty index with room for `capacity` phrases.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    mask = size - 1
    slots = .allocate(capacity: size)
    slots.initialize(repeating: (0, -1), count: size)
  }

  func deallocate() { slots.deallocate() }

  /// The hash of a phrase that goes on with one more term.
  @inline(__always)
  static func extended(_ hash: UInt64, by term: Int32) -> UInt64 {
    let mixed = (hash ^ UInt64(truncatingIfNeeded: Int(term) + 1)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }

  /// The number of the phrase with `hash`; `new`, which it has from now on, when it has none.
  @inline(__always)
  func number(of hash: UInt64, else new: Int) -> Int {
    let slot = slot(of: hash)
    if slots[slot].number >= 0 { return Int(slots[slot].number) }
    slots[slot] = (hash, Int32(new))
    return new
  }

  /// The number of the phrase with `hash`, or nil.
  func existing(_ hash: UInt64) -> Int? {
    let number = slots[slot(of: hash)].number
    return number < 0 ? nil : Int(number)
  }

  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot].number >= 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
    return slot
  }
}
