/// What the bytes of an encoding are to a language: letters, marks, signs.
struct LetterTable {
  /// What a byte is.
  enum Role {
    /// A letter of the language, by its number.
    case letter(UInt8, isCapital: Bool)
    /// A letter that the language does not have.
    case foreign
    /// A mark on a letter, which words go on through.
    case mark
    /// A sign outside words, with what it costs in half bits.
    case sign(Int)
    /// A byte the encoding does not have, or a control.
    case nothing
  }

  let pairs: LetterPairs
  let encoding: SingleByteEncoding
  private let roles: [Role]

  init(_ pairs: LetterPairs, _ encoding: SingleByteEncoding) {
    self.pairs = pairs
    self.encoding = encoding
    roles = (0..<0x100).map { byte in
      LetterTable.role(of: byte < 0x80 ? UInt32(byte) : encoding.upper[byte - 0x80], in: pairs)
    }
  }

  private static func role(of value: UInt32, in pairs: LetterPairs) -> Role {
    guard let scalar = Unicode.Scalar(value) else { return .nothing }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter:
      let small = properties.lowercaseMapping.unicodeScalars.first ?? scalar
      guard let place = pairs.place(of: small.value) else { return .foreign }
      return .letter(place, isCapital: small != scalar)
    // Marks that stand by themselves are of Arabic and Hebrew.
    case .nonspacingMark, .enclosingMark, .spacingMark: return pairs.place(of: 0x61) == nil ? .mark : .foreign
    case .control where value >= 0x7F || value == 0: return .nothing
    case .unassigned: return .nothing
    default: return .sign(signCost(value))
    }
  }

  /// Signs of running text are cheap, all others dear.
  private static func signCost(_ value: UInt32) -> Int {
    switch value {
    case 0..<0x80: 8
    case 0xA0, 0xAB, 0xBB, 0x2013, 0x2014, 0x2018...0x201E, 0x2026, 0x60C, 0x61B, 0x61F, 0x200C, 0x640: 10
    case 0xA9, 0xA7, 0xB0, 0xB2, 0xB3, 0xAA, 0xBA, 0xB7, 0xA3, 0xAE, 0x20AC, 0x2022, 0x2116, 0x2122, 0x2039, 0x203A,
      0xAD, 0xBF, 0xA1, 0xBD:
      18
    default: 30
    }
  }

  /// Half bits that `second` costs after `first`.
  func cost(_ second: UInt8, after first: UInt8) -> Int {
    switch (roles[Int(first)], roles[Int(second)]) {
    case (_, .nothing): 50
    case (_, .foreign): 40
    case (.letter, .mark), (.mark, .mark): 8
    case (_, .mark): 40
    case (.letter(let left, let isCapital), .letter(let right, let nextIsCapital)):
      // A capital behind a small letter is the sign of a wrong table; capitals in a row are a headline.
      pairs.cost(right, after: left) + (nextIsCapital ? isCapital ? 4 : 24 : 0)
    case (.letter(let left, _), .sign(let cost)): pairs.cost(0, after: left) + cost
    case (.foreign, .letter): 24
    case (.mark, .letter(_, let isCapital)): isCapital ? 30 : 9
    case (_, .letter(let right, let isCapital)): pairs.cost(right, after: 0) + (isCapital ? 4 : 0)
    case (_, .sign(let cost)): cost
    }
  }
}
