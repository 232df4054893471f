/// The ending 's of English, as in `Beijing's supporters`.
enum EnglishPossessive {
  private static let endings = ["'s", "\u{2019}s"].map { Array($0.utf8) }

  /// How many bytes of the phrase's end are that ending; 0 when it has none.
  static func length(in phrase: UnsafeBufferPointer<UInt8>) -> Int {
    guard phrase.last == 0x73 else { return 0 }
    return endings.first { phrase.count > $0.count && phrase.suffix($0.count).elementsEqual($0) }?.count ?? 0
  }
}
