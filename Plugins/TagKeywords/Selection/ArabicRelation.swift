/// Arabic adjectives of relation: الإيراني of إيران.
enum ArabicRelation {
  /// The noun that a single word with the ending ي or ية may come from, without the article; nil for other words.
  static func base(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>>? {
    let word = withoutArticle(bytes)
    guard word.count >= 8, !word.contains(0x20) else { return nil }
    let end = word.suffix(4)
    if end.elementsEqual([0xD9, 0x8A, 0xD8, 0xA9]) { return word.dropLast(4) }
    return end.suffix(2).elementsEqual([0xD9, 0x8A]) ? word.dropLast(2) : nil
  }

  /// The word without ال.
  static func withoutArticle(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
    bytes.starts(with: [0xD8, 0xA7, 0xD9, 0x84]) ? bytes.dropFirst(4) : bytes
  }
}
