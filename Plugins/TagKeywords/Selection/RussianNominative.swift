/// Russian nouns in -ия and -ие: Россия rather than России.
enum RussianNominative {
  private static let i = Array("и".utf8)
  // The endings behind that letter, the nominative first: of nouns as вооружение, of those as Россия.
  private static let paradigms = [["е", "я", "ю", "и", "ем"], ["я", "и", "ю", "ей"]].map { endings in
    endings.map { Array($0.utf8) }
  }

  /// Whether `other` is the nominative of `form`, both single words that are forms of one noun.
  static func isNominative(_ other: UnsafeBufferPointer<UInt8>, of form: UnsafeBufferPointer<UInt8>) -> Bool {
    guard other.count > 8, (0xD0...0xD1).contains(form[0]), !form.contains(0x20) else { return false }
    return paradigms.contains { endings in
      let base = other.dropLast(endings[0].count)
      guard other.suffix(endings[0].count).elementsEqual(endings[0]), base.suffix(i.count).elementsEqual(i),
        form.starts(with: base)
      else { return false }
      return endings.dropFirst().contains { form.dropFirst(base.count).elementsEqual($0) }
    }
  }
}
