/// A word folded to 64 bits, so that forms that differ only in case or spelling habit are one.
///
/// Lower case for the cased scripts; Arabic without marks and tatweel, alef, ya and ta marbuta in one form, Persian letters as Arabic ones. ``Terms`` goes further:
/// there all forms of a word are one.
public struct WordKey: Sendable {
  /// The folded word.
  public let folded: UInt64
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
    self = bytes.withUnsafeBufferPointer { FoldedWord.with($0) { WordKey($0) } }
  }

  /// The key of a string.
  public init(_ string: String) {
    self.init(Array(string.utf8)[...])
  }

  private init(_ word: FoldedWord) {
    isCapitalised = word.isCapitalised
    isNumber = word.isNumber
    length = Int32(word.count)
    folded = word.hash
  }
}
