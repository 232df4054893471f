/// What the form of a word tells about it, in a byte.
///
/// The three highest bits are the kinds ``clitic``, ``dependent`` and ``relation`` and, where they would contradict each other, ``general``, ``verb`` and ``modifier``:
/// who asks for one of the former asks for these first.
public struct WordTraits: OptionSet, BitwiseCopyable, Sendable, Hashable, Codable {
  public let rawValue: UInt8

  @inlinable public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// A stop word of the document's language.
  @inlinable public static var stop: WordTraits { WordTraits(rawValue: 1) }
  /// Only digits and signs.
  ///
  /// Together with ``verb``: no word of the text, ``outside``.
  @inlinable public static var number: WordTraits { WordTraits(rawValue: 2) }
  /// Begins with a capital letter.
  @inlinable public static var capitalised: WordTraits { WordTraits(rawValue: 4) }
  /// Two capitals or more and no other letter.
  @inlinable public static var allCapitals: WordTraits { WordTraits(rawValue: 8) }
  /// One letter of an alphabet; a character of a script without spaces is not meant.
  @inlinable public static var letter: WordTraits { WordTraits(rawValue: 16) }
  /// Begins with a conjunction or a preposition that is written as one with it, or, with ``dependent``, ends with a pronoun, in Arabic; in Korean and Turkish, ends with
  /// what closes a phrase.
  @inlinable public static var clitic: WordTraits { WordTraits(rawValue: 32) }
  /// No keyword by itself: a month, a day of the week, a unit, an adjective of order or time or one that only tells what another word belongs to.
  @inlinable public static var dependent: WordTraits { WordTraits(rawValue: 64) }
  /// Looks like an adjective of relation with the article, in Arabic: الدولي, الإيرانية.
  @inlinable public static var relation: WordTraits { WordTraits(rawValue: 128) }

  /// Seldom names a topic by itself, as "method".
  ///
  /// ``dependent`` and ``relation`` at once, which no word is. Together with ``stop``: a stop word that names a topic beside others, as "system".
  @inlinable public static var general: WordTraits { WordTraits(rawValue: 0b1100_0000) }

  /// A verb or an adverb and nothing else, so no part of a name for a topic.
  ///
  /// ``general`` and ``clitic`` at once, which no word is.
  @inlinable public static var verb: WordTraits { WordTraits(rawValue: 0b1110_0000) }

  /// An adjective or a participle and nothing else, in languages where those stand before the noun: part of a phrase, and not its end.
  ///
  /// ``dependent`` and ``clitic`` at once, which in Arabic are words that end with a pronoun.
  @inlinable public static var modifier: WordTraits { [.dependent, .clitic] }

  /// No word of the text: the address of a page, a word of a dateline.
  @inlinable public static var outside: WordTraits { WordTraits(rawValue: 0b1110_0010) }

  /// A stop word that may begin a name where it has a capital.
  ///
  /// ``stop`` and ``dependent`` at once: months that are stop words may do that too.
  @inlinable public static var nameBeginning: WordTraits { [.stop, .dependent] }

  /// Whether the word is ``dependent``, and not one of the kinds that share its bit.
  @inlinable public var isDependent: Bool { contains(.dependent) && isDisjoint(with: [.relation, .stop]) }

  /// Whether the word is a ``modifier``, and not one of the kinds that share its bits.
  @inlinable public var isModifier: Bool { isSuperset(of: .modifier) && !contains(.relation) }

  /// Whether a conjunction or a preposition stands at the front, in Arabic.
  @inlinable public var hasClitic: Bool { contains(.clitic) && !contains(.dependent) }

  /// Whether the word can carry a topic: none of ``stop``, ``number``, ``letter``.
  @inlinable public var isContent: Bool { rawValue & 0b10011 == 0 }
}
