/// The plural ها of Persian, whose ya, in های, links it to a word that follows.
enum PersianPlural {
  private static let linked: [UInt8] = Array("های".utf8)

  /// A phrase without that ya at its end: there it leads nowhere.
  static func withoutLink(_ phrase: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let stem = phrase.count - linked.count
    guard stem > 0, phrase[stem...].elementsEqual(linked) else { return phrase }
    return UnsafeBufferPointer(rebasing: phrase[..<(phrase.count - 2)])
  }
}
