/// A word folded to 64 bits, so that forms that differ only in case or spelling habit are one.
///
/// Lower case for the cased scripts; Arabic without marks and tatweel, alef, ya and ta marbuta in one form, Persian letters as Arabic ones. ``Terms`` goes further:
/// there all forms of a word are one.
public struct WordKey: Sendable {
  /// The folded word.
  public let folded: UInt64

  /// The key of the word in `bytes`.
  ///
  /// Complexity: O(n); nothing is allocated.
  public init(_ bytes: ArraySlice<UInt8>) {
    folded = bytes.withUnsafeBufferPointer(WordKey.folded)
  }

  /// The key of a string.
  public init(_ string: String) {
    self.init(Array(string.utf8)[...])
  }
}
