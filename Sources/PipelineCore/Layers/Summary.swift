public import TextModel

/// The sentences that stand for the whole document.
public struct Summary: TextLayer, Hashable {
  /// The chosen sentences put together, a space or nothing between them.
  public let text: String
  /// Which sentences of the layer ``Sentences`` they are, rising.
  public let sentences: [Int]
  /// Where they stand.
  public let ranges: [TextRange]

  /// The summary `text` of the given sentences.
  public init(text: String, sentences: [Int], ranges: [TextRange]) {
    self.text = text
    self.sentences = sentences
    self.ranges = ranges
  }

  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.name("text")
      json.value(text)
      json.name("sentences")
      json.array { json in for sentence in sentences { json.value(sentence) } }
    }
  }

  public func problems(in text: Text) -> [String] {
    rangeProblems(in: text) + orderProblems(of: ranges, named: "sentences of a summary")
  }
}

extension LayerKey where Content == Summary {
  /// The summary of the document.
  public static var summary: LayerKey { LayerKey("summary") }
}
