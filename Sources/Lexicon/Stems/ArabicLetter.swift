/// The letters that stems look for, by their Arabic names, and what they are at the front of an Arabic word.
extension UInt16 {
  package static var alefWithMadda: UInt16 { 0x622 }
  package static var alefWithHamza: UInt16 { 0x623 }
  package static var alefWithHamzaBelow: UInt16 { 0x625 }
  package static var alef: UInt16 { 0x627 }
  package static var ba: UInt16 { 0x628 }
  package static var ta: UInt16 { 0x62A }
  package static var ra: UInt16 { 0x631 }
  package static var sin: UInt16 { 0x633 }
  package static var shin: UInt16 { 0x634 }
  package static var tatweel: UInt16 { 0x640 }
  package static var fa: UInt16 { 0x641 }
  package static var kaf: UInt16 { 0x643 }
  package static var lam: UInt16 { 0x644 }
  package static var mim: UInt16 { 0x645 }
  package static var nun: UInt16 { 0x646 }
  package static var ha: UInt16 { 0x647 }
  package static var waw: UInt16 { 0x648 }
  package static var ya: UInt16 { 0x64A }
  package static var nunGhunna: UInt16 { 0x6BA }

  /// Whether the letter alone is a conjunction, written as one with the next word.
  package var isArabicConjunction: Bool { self == .waw || self == .fa }

  /// Whether the letter alone is a preposition, written as one with the next word.
  package var isArabicPreposition: Bool { self == .ba || self == .kaf || self == .lam }

  /// Whether the letter alone is a conjunction or a preposition.
  package var isArabicClitic: Bool { isArabicConjunction || isArabicPreposition }

  /// Whether the letter is an alef with hamza or madda, which most often begins a word.
  package var isAlefWithSign: Bool { self == .alefWithMadda || self == .alefWithHamza || self == .alefWithHamzaBelow }
}
