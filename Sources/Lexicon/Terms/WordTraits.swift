/// What the form of a word tells about it.
public struct WordTraits: OptionSet, Sendable, Hashable, Codable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// A stop word of the document's language.
  public static let stop = WordTraits(rawValue: 1)
  /// Only digits and signs.
  public static let number = WordTraits(rawValue: 2)
  /// Begins with a capital letter.
  public static let capitalised = WordTraits(rawValue: 4)
  /// Two capitals or more and no other letter.
  public static let allCapitals = WordTraits(rawValue: 8)
  /// One letter of an alphabet; a character of a script without spaces is not meant.
  public static let letter = WordTraits(rawValue: 16)
  /// Begins with a conjunction or a preposition that is written as one with it, in Arabic.
  public static let clitic = WordTraits(rawValue: 32)
  /// A month or a day of the week.
  public static let calendar = WordTraits(rawValue: 64)
  /// Looks like an adjective of relation with the article, in Arabic: الدولي, الإيرانية.
  public static let relation = WordTraits(rawValue: 128)

  /// Whether the word can carry a topic: none of ``stop``, ``number``, ``letter``.
  @inlinable public var isContent: Bool { rawValue & 0b10011 == 0 }
}
