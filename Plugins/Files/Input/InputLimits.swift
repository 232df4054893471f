/// How much one document may hold.
///
/// A document is kept in memory several times over while stages work on it; what is larger than this is not an article, and is refused by itself
/// instead of bringing down the run.
enum InputLimits {
  /// The most bytes of a file, unpacked, or of a line of JSON Lines.
  static let documentBytes = 1 << 30

  /// Why more is refused.
  static let message = "it is larger than 1 GiB"
}
