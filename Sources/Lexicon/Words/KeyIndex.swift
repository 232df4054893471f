/// Numbers keys in the order in which they first come: an open-addressing table for keys that are hashes already.
public struct KeyIndex: Sendable {
  private var slots: [UInt64]
  private var numbers: [Int32]
  /// A bit for each key, found by other bits of it: most words are not in a list, and this says so from one small piece of memory.
  private var marks: [UInt64]
  /// How many keys have a number.
  public private(set) var count = 0

  /// An empty index with room for `capacity` keys.
  public init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    numbers = Array(repeating: -1, count: size)
    marks = KeyIndex.marks(for: size)
  }

  /// The number of `key`, a new one when it has none.
  ///
  /// Complexity: O(1) on average.
  public mutating func number(of key: UInt64) -> (number: Int, isNew: Bool) {
    let slot = slot(of: key)
    if numbers[slot] >= 0 { return (Int(numbers[slot]), false) }
    if count * 2 >= slots.count {
      grow()
      return number(of: key)
    }
    slots[slot] = key
    numbers[slot] = Int32(count)
    mark(key)
    count += 1
    return (count - 1, true)
  }

  /// The number of `key`, or nil when it has none.
  public func existing(_ key: UInt64) -> Int? {
    let place = place(ofMark: key)
    if marks[place >> 6] >> UInt64(place & 63) & 1 == 0 { return nil }
    let number = numbers[slot(of: key)]
    return number < 0 ? nil : Int(number)
  }

  /// All keys with their numbers, in no order that tells anything.
  var keys: [(key: UInt64, number: Int)] { zip(slots, numbers).filter { $0.1 >= 0 }.map { ($0, Int($1)) } }

  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while numbers[slot] >= 0, slots[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = (slots, numbers)
    slots = Array(repeating: 0, count: old.0.count * 2)
    numbers = Array(repeating: -1, count: old.0.count * 2)
    marks = KeyIndex.marks(for: slots.count)
    for (key, number) in zip(old.0, old.1) where number >= 0 {
      let slot = slot(of: key)
      slots[slot] = key
      numbers[slot] = number
      mark(key)
    }
  }

  /// Four bits for each slot.
  private static func marks(for size: Int) -> [UInt64] { Array(repeating: 0, count: size / 16) }

  private func place(ofMark key: UInt64) -> Int {
    Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 &>> 32) & (marks.count * 64 - 1)
  }

  private mutating func mark(_ key: UInt64) {
    let place = place(ofMark: key)
    marks[place >> 6] |= 1 << UInt64(place & 63)
  }
}
