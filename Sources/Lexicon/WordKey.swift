/// A word folded to 64 bits, so that forms that differ only in case or spelling habit are one.
///
/// Lower case for ASCII and the cased scripts of two bytes; Arabic without marks and tatweel, alef, ya and ta marbuta in one form, Persian letters as
/// Arabic ones. Then a light stem: the conjunctions و and ف, the prepositions ب ل ك and the article, and common endings, where enough of the word is
/// left (after Larkey, Ballesteros, Connell 2002, "light10"); English and French plurals.
public struct WordKey: Sendable {
  /// The folded word.
  public let folded: UInt64
  /// The folded word's stem.
  public let stem: UInt64
  /// How many letters the folded word has.
  public let length: Int32
  /// Whether the word begins with a capital letter.
  public let isCapitalised: Bool
  /// Whether the word is only digits and signs.
  public let isNumber: Bool

  /// The key of the word in `bytes`.
  ///
  /// Complexity: O(n); nothing is allocated but for words of more than a kilobyte.
  public init(_ bytes: ArraySlice<UInt8>) {
    self = bytes.withUnsafeBufferPointer { bytes in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(1, bytes.count)) { WordKey(bytes, letters: $0) }
    }
  }

  /// The key of a string.
  public init(_ string: String) {
    self.init(Array(string.utf8)[...])
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, letters: UnsafeMutableBufferPointer<UInt16>) {
    var count = 0
    var isCapitalised = false
    var isNumber = true
    var position = 0
    while position < bytes.count {
      var value = UInt32(bytes[position])
      var length = 1
      if value >= 0xC0 {
        length = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2
        value &= 0x7F >> UInt32(length)
        for step in 1..<length { value = value << 6 | UInt32(bytes[position + step] & 0x3F) }
      }
      let (folded, isUpper) = WordKey.fold(value)
      if isUpper, count == 0 { isCapitalised = true }
      if folded > 0x40, !(0x660...0x669).contains(folded) { isNumber = false }
      if folded != 0 {
        letters[count] = UInt16(truncatingIfNeeded: folded)
        count += 1
      }
      position += length
    }
    // The stop of an abbreviation, the apostrophe of an elision.
    if count > 1, letters[count - 1] == 0x2E || letters[count - 1] == 0x27 { count -= 1 }
    self.isCapitalised = isCapitalised
    self.isNumber = isNumber
    length = Int32(count)
    let word = UnsafeBufferPointer(rebasing: letters[..<count])
    folded = WordKey.hash(word, 0..<count)
    stem = WordKey.hash(word, LightStem.range(of: word))
  }

  private static func hash(_ letters: UnsafeBufferPointer<UInt16>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in range { hash = (hash ^ UInt64(letters[place])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }

  /// The folded scalar, 0 when it is left out.
  @inline(__always)
  private static func fold(_ value: UInt32) -> (UInt32, isUpper: Bool) {
    switch value {
    case 0x41...0x5A: (value + 32, true)
    case 0..<0xAD: (value, false)
    case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: (value + 32, true)
    case 0x400...0x40F: (value + 80, true)
    case 0x100...0x17F: (value | 1, value & 1 == 0)
    case 0x2019: (0x27, false)
    case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x640, 0x6D6...0x6DC, 0xAD, 0x200C, 0x200D: (0, false)
    case 0x622, 0x623, 0x625, 0x671: (0x627, false)
    case 0x649, 0x6CC, 0x6D2: (0x64A, false)
    case 0x629, 0x6C1, 0x6D5: (0x647, false)
    case 0x6A9: (0x643, false)
    case 0x6F0...0x6F9: (value - 0x90, false)
    default: (value, false)
    }
  }
}
