/// The letters of a word after folding, in memory that lives for one call.
struct FoldedWord {
  /// The folded scalars, cut to 16 bits: enough to tell words apart, and whole for every script that has stems.
  let letters: UnsafeBufferPointer<UInt16>
  /// Whether the first letter is a capital.
  let isCapitalised: Bool
  /// Whether there are two capitals or more and no other letter.
  let isAllCapitals: Bool
  /// Whether there are only digits and signs.
  let isNumber: Bool
  /// Whether the word begins with و or ف before an alef that carries hamza or madda: then that letter is surely a conjunction.
  let hasConjunction: Bool

  var count: Int { letters.count }

  /// Calls `body` with the word in `bytes`, folded.
  ///
  /// Complexity: O(n); nothing is allocated but for words of more than a kilobyte.
  @inline(__always)
  static func with<Result>(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (FoldedWord) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(1, bytes.count)) { body(FoldedWord(bytes, into: $0)) }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, into letters: UnsafeMutableBufferPointer<UInt16>) {
    var count = 0
    var capitals = 0
    var isCapitalised = false
    var isNumber = true
    var hasConjunction = false
    var position = 0
    while position < bytes.count {
      var value = UInt32(bytes[position])
      var length = 1
      if value >= 0xC0 {
        length = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2
        value &= 0x7F >> UInt32(length)
        for step in 1..<length { value = value << 6 | UInt32(bytes[position + step] & 0x3F) }
      }
      let (folded, isUpper) = Folding.fold(value)
      if isUpper {
        capitals += 1
        if count == 0 { isCapitalised = true }
      }
      if folded > 0x40, !(0x660...0x669).contains(folded) { isNumber = false }
      if count == 1, value == 0x622 || value == 0x623 || value == 0x625 {
        hasConjunction = letters[0].isArabicConjunction
      }
      if folded != 0 {
        letters[count] = UInt16(truncatingIfNeeded: folded)
        count += 1
      }
      position += length
    }
    isAllCapitals = capitals > 1 && capitals == count
    // The stop of an abbreviation, the apostrophe of an elision.
    if count > 1, letters[count - 1] == 0x2E || letters[count - 1] == 0x27 { count -= 1 }
    self.letters = UnsafeBufferPointer(rebasing: letters[..<count])
    self.isCapitalised = isCapitalised
    self.isNumber = isNumber
    self.hasConjunction = hasConjunction
  }

  /// Whether the last letters are those of `ending`.
  func ends(with ending: [UInt16]) -> Bool {
    count >= ending.count && letters[(count - ending.count)...].elementsEqual(ending)
  }

  /// The hash of some of the letters.
  @inline(__always)
  func hash(of range: Range<Int>) -> UInt64 { FoldedWord.hash(letters[range]) }

  /// The hash of all letters.
  @inline(__always)
  var hash: UInt64 { hash(of: 0..<count) }

  @inline(__always)
  private static func hash(_ letters: Slice<UnsafeBufferPointer<UInt16>>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
