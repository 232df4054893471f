public import PipelineCore
public import TextModel

/// The words of a document as terms: one number for all forms of a word.
///
/// Terms are numbered in the order in which they first come, stop words and numbers among them. Forms of a word share their stem: that of Snowball where it
/// has the language, of a light stemmer for Arabic, Persian and Urdu, else the folded word itself. In Arabic a single letter before a word counts as a clitic
/// where the rest of the word stands in the document by itself or has a shape that tells (``ArabicShapes``), so that واتفاقية and الاتفاقية are one and وزارة keeps its و.
public struct Terms: LayerContent {
  /// The term of each word of the layer ``Words``, by number.
  public let numbers: [Int32]
  /// The traits of each word.
  public let traits: [WordTraits]
  /// The key of each term: the hash of its stem, the same in every document of a language.
  public let keys: [UInt64]
  /// How many words are forms of each term.
  public let counts: [Int32]
  /// The words before the news that say where, when and by which agency it was written; none where no words do.
  public let dateline: Range<Int>
  /// The language whose stop words and stems were used; nil when none fits.
  public let language: String?

  /// Made again from the words by whoever reads it.
  public static var isDerived: Bool { true }

  /// Whether the verbs of the language are known: only then does a word without ``WordTraits/verb`` likely name something.
  public var knowsVerbs: Bool { LanguageLists.verbs.bit(of: language) != 0 }

  /// Whether ``WordTraits/modifier`` says what it means, and not what Arabic, Korean and Turkish mean by its bits.
  public var knowsModifiers: Bool { AdjectiveShape.of(language) != nil }

  /// How many terms there are.
  public var count: Int { keys.count }

  init(numbers: [Int32], traits: [WordTraits], keys: [UInt64], counts: [Int32], dateline: Range<Int>, language: String?)
  {
    self.numbers = numbers
    self.traits = traits
    self.keys = keys
    self.counts = counts
    self.dateline = dateline
    self.language = language
  }

  /// The terms of `words`.
  ///
  /// - Parameter language: the tag of their language; nil, or one without lists, takes the language whose stop words are most of the first words.
  ///
  /// Complexity: O(bytes); about 10 ns a word for words seen before.
  public init(_ text: Text, words: [TextRange], language: String?) {
    let given = language.map(listLanguage)
    let hasList = given.flatMap(StopWords.of) != nil
    let base =
      hasList
      ? given : StopWords.bestFit(for: words.prefix(300).lazy.map { WordKey(text.utf8[$0.bytes]) })?.language ?? given
    // Readers are kept by language, so a language that nothing is known of must not be one of its own.
    let isKnown = base.map { StopWords.of($0) != nil || Stemmer.isKnown($0) } ?? false
    self = TermReaders.withReader(of: isKnown ? base : nil) { $0.read(text, words) }
  }

  /// Writes the term of each word, by number.
  public func write(to json: inout JSONWriter) {
    json.array { json in for number in numbers { json.value(Int(number)) } }
  }
}

extension LayerKey where Content == Terms {
  /// The words of the document as terms.
  public static var terms: LayerKey { LayerKey("terms", isShownByDefault: false) }
}
