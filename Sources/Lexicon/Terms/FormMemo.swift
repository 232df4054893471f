import CHints

/// What is known of the forms that were read last: a cache of four ways, each set of four forms one line of the processor's cache.
///
/// Sets are asked for before they are read, so it may be larger than a core's own cache: room for most forms of a language's news, beyond which little is won. Memory
/// of its own: arrays are checked at every access.
struct FormMemo {
  /// What is known of a form.
  struct Form {
    /// The hash of its stem.
    let key: UInt64
    /// The hash of what its stem would be without a clitic; 0 when it has none.
    let cliticKey: UInt64
    let traits: WordTraits
    let hasArticle: Bool
  }

  private struct Way {
    /// 48 bits of the form's hash, the traits, the marks; 0 for an empty way.
    var check: UInt64
    var key: UInt64
  }

  private static let ways = 4
  private static let sets = 1 << 16
  // The marks: what the form has, and whether it was asked for since its set was last full of such.
  private static let clitic: UInt64 = 1
  private static let article: UInt64 = 2
  private static let used: UInt64 = 4

  private let forms: UnsafeMutablePointer<Way>
  /// The keys without a clitic, apart, since few forms have one.
  private let cliticKeys: UnsafeMutablePointer<UInt64>

  init() {
    let count = FormMemo.sets * FormMemo.ways
    forms = TableMemory.filled(with: Way(check: 0, key: 0), count: count)
    cliticKeys = TableMemory.filled(with: 0, count: count)
  }

  func deallocate() {
    forms.deallocate()
    cliticKeys.deallocate()
  }

  /// Asks for the memory in which a form with `hash` will be looked for.
  @inline(__always)
  func prefetch(_ hash: UInt64) { CHints.prefetch(forms + set(of: hash)) }

  /// The place of the form with `hash`; -1 when it is not known.
  @inline(__always)
  func place(of hash: UInt64) -> Int {
    let set = set(of: hash)
    // Which way it is cannot be foreseen, so nothing branches on it.
    var place = -1
    for way in set..<set + FormMemo.ways { place = (forms[way].check ^ hash) >> 16 == 0 ? way : place }
    if place >= 0, forms[place].check & FormMemo.used == 0 { forms[place].check |= FormMemo.used }
    return place
  }

  /// The place for a form with `hash`: that of one of its set that was not asked for lately.
  func newPlace(for hash: UInt64) -> Int {
    let set = set(of: hash)
    let ways = set..<set + FormMemo.ways
    if let place = ways.first(where: { forms[$0].check & FormMemo.used == 0 }) { return place }
    for place in ways { forms[place].check &= ~FormMemo.used }
    return set + Int(truncatingIfNeeded: hash >> 62)
  }

  /// Puts a form in the place of another.
  func replace(_ place: Int, by form: Form, _ hash: UInt64) {
    let marks = (form.cliticKey != 0 ? FormMemo.clitic : 0) | (form.hasArticle ? FormMemo.article : 0)
    forms[place] = Way(check: hash & ~0xFFFF | UInt64(form.traits.rawValue) << 8 | marks, key: form.key)
    cliticKeys[place] = form.cliticKey
  }

  @inline(__always)
  private func set(of hash: UInt64) -> Int {
    (Int(truncatingIfNeeded: hash) & (FormMemo.sets - 1)) * FormMemo.ways
  }

  @inline(__always)
  func key(at place: Int) -> UInt64 { forms[place].key }

  @inline(__always)
  func hasCliticKey(at place: Int) -> Bool { forms[place].check & FormMemo.clitic != 0 }

  /// Asks for the memory of a key without a clitic.
  @inline(__always)
  func prefetchCliticKey(at place: Int) { CHints.prefetch(cliticKeys + place) }

  /// The key without a clitic; 0 when there is none.
  @inline(__always)
  func cliticKey(at place: Int) -> UInt64 { cliticKeys[place] }

  @inline(__always)
  func traits(at place: Int) -> WordTraits {
    WordTraits(rawValue: UInt8(truncatingIfNeeded: forms[place].check >> 8))
  }

  @inline(__always)
  func hasArticle(at place: Int) -> Bool { forms[place].check & FormMemo.article != 0 }
}
