/// The part of a folded word that is left without clitics and common endings.
enum LightStem {
  private static let alef: UInt16 = 0x627
  private static let ba: UInt16 = 0x628
  private static let ta: UInt16 = 0x62A
  private static let fa: UInt16 = 0x641
  private static let kaf: UInt16 = 0x643
  private static let lam: UInt16 = 0x644
  private static let nun: UInt16 = 0x646
  private static let ha: UInt16 = 0x647
  private static let waw: UInt16 = 0x648
  private static let ya: UInt16 = 0x64A

  static func range(of word: UnsafeBufferPointer<UInt16>) -> Range<Int> {
    guard let first = word.first else { return 0..<0 }
    if (0x621...0x64A).contains(first) { return arabic(word) }
    return 0..<latinEnd(of: word)
  }

  /// Takes off what stands before and behind an Arabic word as long as three letters are left.
  private static func arabic(_ word: UnsafeBufferPointer<UInt16>) -> Range<Int> {
    let start = arabicStart(of: word)
    let count = word.count - start
    guard count >= 4, let last = word.last else { return start..<word.count }
    let previous = word[word.count - 2]
    if count >= 5 {
      // ها ان ات ون ين يه
      let isPair =
        (last == alef && previous == ha) || (last == nun && (previous == alef || previous == waw || previous == ya))
        || (last == ta && previous == alef) || (last == ha && previous == ya)
      if isPair { return start..<word.count - 2 }
    }
    return start..<(last == ha || last == ya ? word.count - 1 : word.count)
  }

  private static func arabicStart(of word: UnsafeBufferPointer<UInt16>) -> Int {
    let count = word.count
    guard count >= 4 else { return 0 }
    let first = word[0]
    if count >= 6, first == waw || first == fa || first == ba || first == kaf, word[1] == alef, word[2] == lam {
      return 3
    }
    if count >= 6, first == waw, word[1] == lam, word[2] == lam { return 3 }
    if count >= 5, word[1] == lam, first == alef || first == lam { return 2 }
    if count >= 5, first == waw { return 1 }
    return count >= 6 && first == lam ? 1 : 0
  }

  private static func latinEnd(of word: UnsafeBufferPointer<UInt16>) -> Int {
    let count = word.count
    if count > 2, word[count - 1] == 0x73, word[count - 2] == 0x27 { return count - 2 }
    if count > 3, word[count - 1] == 0x73, word[count - 2] != 0x73 { return count - 1 }
    return count
  }
}
