/// The plural ها of Persian, whose ya, in های, links it to a word that follows.
enum PersianPlural {
  /// Set off from its word: written as one with it, it may be part of a name, as in شانگهای.
  private static let linked = ["\u{200C}های", " های"].map { Array($0.utf8) }

  /// A phrase without that ya at its end: there it leads nowhere.
  static func withoutLink(_ phrase: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let isLinked = linked.contains { phrase.count > $0.count && phrase.suffix($0.count).elementsEqual($0) }
    return isLinked ? UnsafeBufferPointer(rebasing: phrase.dropLast(2)) : phrase
  }
}
