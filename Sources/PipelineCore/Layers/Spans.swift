public import TextModel

/// The sentences of a text: in text order, apart, together every byte that is not white space, none across two paragraphs.
///
/// A heading is a sentence of its own; see ``Paragraphs`` for which are headings.
public struct Sentences: TextLayer {
  /// Where each sentence stands, without the white space around it.
  public let ranges: [TextRange]

  /// The layer of these sentences.
  public init(_ ranges: [TextRange]) {
    self.ranges = ranges
  }

  public func write(to json: inout JSONWriter) {
    json.array { json in for range in ranges { json.value(range) } }
  }

  public func problems(in text: Text) -> [String] {
    rangeProblems(in: text) + orderProblems(of: ranges, named: "sentences")
  }
}

/// The words of a text, in text order: segments by UAX #29 that hold a letter or a digit.
public struct Words: TextLayer {
  /// Where each word stands.
  public let ranges: [TextRange]

  /// The layer of these words.
  public init(_ ranges: [TextRange]) {
    self.ranges = ranges
  }

  public func write(to json: inout JSONWriter) {
    json.array { json in for range in ranges { json.value(range) } }
  }

  public func problems(in text: Text) -> [String] {
    rangeProblems(in: text) + orderProblems(of: ranges, named: "words")
  }
}

extension LayerKey where Content == Sentences {
  /// The sentences of the text.
  public static var sentences: LayerKey { LayerKey("sentences") }
}

extension LayerKey where Content == Words {
  /// The words of the text.
  public static var words: LayerKey { LayerKey("words", isShownByDefault: false) }
}
