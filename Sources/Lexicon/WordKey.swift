/// A word folded to 64 bits, so that forms that differ only in case or spelling habit are one.
///
/// Lower case for the cased scripts of two bytes and ASCII; Arabic without marks and tatweel, alef, ya and ta marbuta in one form, Persian letters as
/// Arabic ones. Then a light stem: the conjunctions و and ف, the prepositions ب ل ك and the article, and common endings, where enough of the word is
/// left (after Larkey, Ballesteros, Connell 2002, "light10"); English and French plurals.
public struct WordKey: Sendable {
  /// The folded word.
  public let folded: UInt64
  /// The folded word's stem.
  public let stem: UInt64
  /// Whether the word begins with a capital letter.
  public let isCapitalised: Bool
  /// Whether the word is only digits and signs.
  public let isNumber: Bool
  /// How many letters the folded word has.
  public let length: Int

  /// The key of the word in `bytes`.
  ///
  /// Complexity: O(n); words are folded into a buffer on the stack.
  public init(_ bytes: ArraySlice<UInt8>) {
    var letters: [UInt16] = []
    letters.reserveCapacity(bytes.count)
    var isCapitalised = false
    var isNumber = true
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      var value = UInt32(byte)
      var length = 1
      if byte >= 0xF0 {
        length = 4
      } else if byte >= 0xE0 {
        length = 3
      } else if byte >= 0xC0 {
        length = 2
      }
      if length > 1 {
        value = UInt32(byte) & (0x7F >> UInt32(length))
        for step in 1..<length { value = value << 6 | UInt32(bytes[position + step] & 0x3F) }
      }
      let (folded, isUpper) = WordKey.fold(value)
      if isUpper, letters.isEmpty { isCapitalised = true }
      if folded > 0x40, !(0x660...0x669).contains(folded) { isNumber = false }
      if folded != 0 { letters.append(UInt16(truncatingIfNeeded: folded)) }
      position += length
    }
    self.isCapitalised = isCapitalised
    self.isNumber = isNumber
    length = letters.count
    folded = WordKey.hash(letters[...])
    stem = WordKey.hash(WordKey.stem(letters))
  }

  /// The key of a string.
  public init(_ string: String) {
    self.init(Array(string.utf8)[...])
  }

  private static func hash(_ letters: ArraySlice<UInt16>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }

  /// The folded scalar, 0 when it is left out.
  private static func fold(_ value: UInt32) -> (UInt32, isUpper: Bool) {
    switch value {
    case 0x41...0x5A: (value + 32, true)
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

  private static let wa: UInt16 = 0x648
  private static let prefixes: [[UInt16]] = ["وال", "فال", "بال", "كال", "ولل", "ال", "لل"].map {
    $0.unicodeScalars.map { UInt16($0.value) }
  }
  private static let suffixes: [[UInt16]] = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"].map {
    $0.unicodeScalars.map { UInt16($0.value) }
  }

  private static func stem(_ letters: [UInt16]) -> ArraySlice<UInt16> {
    guard let first = letters.first else { return [] }
    var rest = letters[...]
    if (0x621...0x64A).contains(first) {
      if let prefix = prefixes.first(where: { rest.starts(with: $0) }), rest.count - prefix.count >= 3 {
        rest = rest.dropFirst(prefix.count)
      } else if first == wa, rest.count >= 5 {
        rest = rest.dropFirst()
      } else if first == 0x644, rest.count >= 6 {
        rest = rest.dropFirst()
      }
      for suffix in suffixes where rest.count - suffix.count >= 3 && rest.suffix(suffix.count).elementsEqual(suffix) {
        rest = rest.dropLast(suffix.count)
        break
      }
      return rest
    }
    if rest.count > 3, rest.last == 0x73, rest[rest.endIndex - 2] != 0x73 { rest = rest.dropLast() }
    if rest.count > 2, rest.suffix(2).elementsEqual([0x27, 0x73]) { rest = rest.dropLast(2) }
    return rest
  }
}
