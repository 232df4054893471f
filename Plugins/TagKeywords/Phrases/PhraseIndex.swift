/// Finds phrases of two words and more by the hash of their terms: an open-addressing table.
struct PhraseIndex {
  private var slots: [(hash: UInt64, number: Int32)]
  private var count = 0

  /// An empty index that need not grow before it holds `capacity` phrases.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: (0, -1), count: size)
  }

  /// The hash of a phrase that goes on with one more term.
  @inline(__always)
  static func extended(_ hash: UInt64, by term: Int32) -> UInt64 {
    let mixed = (hash ^ UInt64(truncatingIfNeeded: Int(term) + 1)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }

  /// The number of the phrase with `hash`; `new`, which it has from now on, when it has none.
  @inline(__always)
  mutating func number(of hash: UInt64, else new: Int) -> Int {
    let slot = slot(of: hash)
    if slots[slot].number >= 0 { return Int(slots[slot].number) }
    slots[slot] = (hash, Int32(new))
    count += 1
    if count * 2 > slots.count { grow() }
    return new
  }

  /// The number of the phrase with `hash`, or nil.
  func existing(_ hash: UInt64) -> Int? {
    let number = slots[slot(of: hash)].number
    return number < 0 ? nil : Int(number)
  }

  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot].number >= 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, -1), count: old.count * 2)
    for entry in old where entry.number >= 0 { slots[slot(of: entry.hash)] = entry }
  }
}
