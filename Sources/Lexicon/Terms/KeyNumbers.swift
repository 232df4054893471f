/// Numbers the keys of one document in the order in which they first come: an open-addressing table that the next document need not clear.
struct KeyNumbers {
  private struct Slot {
    var key: UInt64 = 0
    var document: UInt32 = 0
    var number: Int32 = 0
  }

  private var slots: UnsafeMutableBufferPointer<Slot>
  /// One less than how many slots are used: few for a short document, so that they stay near.
  private var mask = 1023
  private var document: UInt32 = 0

  init() {
    slots = .allocate(capacity: 1024)
    slots.initialize(repeating: Slot())
  }

  func deallocate() { slots.deallocate() }

  /// Forgets all numbers, and expects those of a document of so many words.
  mutating func beginDocument(words: Int) {
    mask = 255
    while mask < min(words, slots.count - 1) { mask = mask * 2 + 1 }
    forget()
  }

  private mutating func forget() {
    document &+= 1
    if document == 0 {
      slots.update(repeating: Slot())
      document = 1
    }
  }

  /// The number of `key`; a key without one is added to `keys` and has its place there.
  @inline(__always)
  mutating func number(of key: UInt64, in keys: inout GrowingBuffer<UInt64>) -> Int32 {
    let slot = slot(of: key)
    if slots[slot].document == document { return slots[slot].number }
    let number = Int32(keys.count)
    slots[slot] = Slot(key: key, document: document, number: number)
    keys.append(key)
    if keys.count * 2 > mask { grow(keys) }
    return number
  }

  /// The number of `key`, or nil.
  func existing(_ key: UInt64) -> Int32? {
    let slot = slot(of: key)
    return slots[slot].document == document ? slots[slot].number : nil
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while slots[slot].document == document, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow(_ keys: GrowingBuffer<UInt64>) {
    mask = mask * 2 + 1
    if mask >= slots.count {
      slots.deallocate()
      slots = .allocate(capacity: mask + 1)
      slots.initialize(repeating: Slot())
    }
    forget()
    for number in 0..<keys.count {
      let key = keys[number]
      slots[slot(of: key)] = Slot(key: key, document: document, number: Int32(number))
    }
  }
}
