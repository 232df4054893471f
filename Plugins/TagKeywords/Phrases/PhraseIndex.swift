/// Finds phrases of two words and more by the hash of their terms: an open-addressing table.
///
/// Whoever makes one deallocates it.
struct PhraseIndex {
  private typealias Slot = (hash: UInt64, number: Int32)

  private var slots = UnsafeMutablePointer<Slot>.allocate(capacity: 1024)
  private var size = 1024
  /// One less than how many slots are used: few for a short document, so that they stay near.
  private var mask = 0

  /// Forgets all phrases, and has room for `capacity` others.
  mutating func begin(capacity: Int) {
    var needed = 16
    while needed < capacity * 2 { needed *= 2 }
    if needed > size {
      slots.deallocate()
      slots = .allocate(capacity: needed)
      size = needed
    }
    mask = needed - 1
    slots.initialize(repeating: (0, -1), count: needed)
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
