/// The word lists of one language in one table, small enough to stay in the cache.
struct FormLists {
  private static let stop: UInt64 = 1
  private static let dependent: UInt64 = 2
  private static let general: UInt64 = 4
  private static let verb: UInt64 = 8
  private static let name: UInt64 = 16
  private static let modifier: UInt64 = 32
  private static let all: UInt64 = 63

  /// Folded words with the six lowest bits for the lists that have them; 0 for none.
  ///
  /// Memory of its own: arrays are counted at every look.
  private let slots: UnsafeMutableBufferPointer<UInt64>

  /// The lists of a language; empty ones when there are none.
  init(language: String?) {
    let lists = [
      (LanguageLists.stopWords, FormLists.stop), (LanguageLists.dependent, FormLists.dependent),
      (LanguageLists.general, FormLists.general), (LanguageLists.verbs, FormLists.verb),
      (LanguageLists.names, FormLists.name), (LanguageLists.modifiers, FormLists.modifier),
    ]
    let words = lists.flatMap { list, bit in list.words(of: list.bit(of: language)).map { ($0, bit) } }
    var size = 16
    while size < words.count * 3 { size *= 2 }
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0)
    for (word, bit) in words {
      let slot = FormLists.slot(of: word, in: slots)
      slots[slot] = slots[slot] | word & ~FormLists.all | bit
    }
  }

  func deallocate() { slots.deallocate() }

  /// The traits that the lists give a word, by the hash of its folded form; one with a capital may be a name, and is no ``WordTraits/modifier``.
  func traits(of folded: UInt64, isCapitalised: Bool = false) -> WordTraits {
    let found = slots[FormLists.slot(of: folded, in: slots)]
    var traits: WordTraits = found & FormLists.stop != 0 ? .stop : []
    if found & FormLists.verb != 0 {
      traits.formUnion(.verb)
    } else if found & FormLists.modifier != 0, !isCapitalised {
      traits.formUnion(.modifier)
    } else if found & FormLists.general != 0 {
      traits.formUnion(.general)
    } else if found & FormLists.dependent != 0 {
      traits.insert(.dependent)
    } else if found & FormLists.name != 0, traits.contains(.stop) {
      traits.formUnion(.nameBeginning)
    }
    return traits
  }

  private static func slot(of word: UInt64, in slots: UnsafeMutableBufferPointer<UInt64>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: word >> 6 ^ word >> 36) & mask
    while slots[slot] != 0, (slots[slot] ^ word) & ~all != 0 { slot = (slot + 1) & mask }
    return slot
  }
}
