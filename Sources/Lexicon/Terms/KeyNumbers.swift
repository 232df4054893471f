import CHints

/// Numbers the keys of one document in the order in which they first come: an open-addressing table that the next document need not clear.
struct KeyNumbers {
  private struct Slot {
    var key: UInt64 = 0
    var document: UInt32 = 0
    var number: Int32 = 0

    @inline(__always)
    func holdsOther(than key: UInt64, in document: UInt32) -> Bool {
      unforeseen((self.key == key ? 0 : 1) & (self.document == document ? 1 : 0)) != 0
    }
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
    while mask < min(words * 2, slots.count - 1) { mask = mask * 2 + 1 }
    forget()
  }

  private mutating func forget() {
    document &+= 1
    if document == 0 {
      slots.update(repeating: Slot())
      document = 1
    }
  }

  /// Writes the number of each of some keys; a key without one is added to `keys` and has its place there.
  ///
  /// Whether a key is new cannot be foreseen, so nothing branches on it.
  @inline(__always)
  mutating func number(
    _ wanted: UnsafeBufferPointer<UInt64>, in keys: inout GrowingBuffer<UInt64>,
    into numbers: UnsafeMutableBufferPointer<Int32>
  ) {
    // As if all were new, and one more, since there is written before it is known.
    keys.reserve(wanted.count + 1)
    while (keys.count + wanted.count) * 2 > mask { grow(keys) }
    let (slots, mask, document) = (self.slots, self.mask, self.document)
    let free = keys.pointer(to: 0)
    var count = keys.count
    for place in wanted.indices {
      let key = wanted[place]
      var slot = KeyNumbers.first(for: key, mask)
      while slots[slot].holdsOther(than: key, in: document) { slot = (slot + 1) & mask }
      let isNew = Int(unforeseen(slots[slot].document == document ? 0 : 1))
      let known = Int(slots[slot].number)
      let number = Int32(truncatingIfNeeded: known ^ (known ^ count) & (0 &- isNew))
      slots[slot] = Slot(key: key, document: document, number: number)
      free[count] = key
      count &+= isNew
      numbers[place] = number
    }
    keys.add(count - keys.count)
  }

  /// The number of `key`, or nil.
  func existing(_ key: UInt64) -> Int32? {
    let slot = slot(of: key)
    return slots[slot].document == document ? slots[slot].number : nil
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = KeyNumbers.first(for: key, mask)
    while slots[slot].holdsOther(than: key, in: document) { slot = (slot + 1) & mask }
    return slot
  }

  @inline(__always)
  private static func first(for key: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: key ^ key >> 32) & mask }

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
