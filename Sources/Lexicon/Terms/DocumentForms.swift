/// The forms that a document had lately, with the numbers of their terms: half of all words are one of them, and need not be looked for further away.
///
/// Small enough to stay in the nearest cache, and of one way: what is put out is found again by its key.
struct DocumentForms {
  private struct Slot {
    /// 48 bits of the form's hash, the traits.
    var check: UInt64 = 0
    var document: UInt32 = 0
    var number: Int32 = 0
  }

  private static let count = 1 << 9

  private let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
  /// Counts documents, so that what an earlier one left needs no clearing.
  private var document: UInt32 = 0

  init() { slots.initialize(repeating: Slot(), count: DocumentForms.count) }

  func deallocate() { slots.deallocate() }

  /// Forgets all forms.
  mutating func beginDocument() {
    document &+= 1
    if document == 0 {
      slots.update(repeating: Slot(), count: DocumentForms.count)
      document = 1
    }
  }

  /// The term and the traits of the form with `hash`; nil when it is not here.
  @inline(__always)
  func term(of hash: UInt64) -> (number: Int32, traits: WordTraits)? {
    let slot = slots + slot(of: hash)
    let isHere = (slot.pointee.check ^ hash) >> 16 == 0 && slot.pointee.document == document
    return isHere ? (slot.pointee.number, WordTraits(rawValue: UInt8(truncatingIfNeeded: slot.pointee.check))) : nil
  }

  @inline(__always)
  func insert(_ number: Int32, _ traits: WordTraits, _ hash: UInt64) {
    slots[slot(of: hash)] = Slot(check: hash & ~0xFFFF | UInt64(traits.rawValue), document: document, number: number)
  }

  @inline(__always)
  private func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (DocumentForms.count - 1) }
}
