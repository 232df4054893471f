extension WordKey {
  /// The hash of a word's folded form.
  ///
  /// Complexity: O(n), one pass, nothing is allocated.
  public static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    // A letter is added when the next one comes, because the last one may be a mark that does not count.
    var held: UInt32 = 0
    var count = 0
    var position = 0
    while position < bytes.count {
      var value = UInt32(bytes[position])
      var length = 1
      if value >= 0xC0 {
        length = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2
        value &= 0x7F >> UInt32(length)
        for step in 1..<length { value = value << 6 | UInt32(bytes[position + step] & 0x3F) }
      }
      position += length
      // Most letters stay as they are, and need not be looked for among those that do not.
      if value &- 0x61 >= 26, value &- 0x627 >= 0x22 || value == 0x629 || value == 0x640 {
        value = Folding.fold(value).folded
        if value == 0 { continue }
      }
      if count > 0 { hash = (hash ^ UInt64(held)) &* 0x100_0000_01B3 }
      held = value & 0xFFFF
      count += 1
    }
    let isLeftOut = count > 1 && (held == 0x2E || held == 0x27)
    if count > 0, !isLeftOut { hash = (hash ^ UInt64(held)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
