public import TextModel

/// Why a sentence is or is not in the summary.
public struct SentenceScore: Ranged, Sendable, Hashable, Codable {
  /// One of the numbers that a score is made of.
  public struct Part: Sendable, Hashable, Codable {
    /// What it measures, as `centrality`.
    public let name: String
    /// What it adds to the score.
    public let value: Double

    /// The part `name`.
    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// The sentence.
  public let range: TextRange
  /// How well it stands for the document, before what was taken counts: the more the better.
  public let score: Double
  /// What the score is made of; empty for methods with one measure.
  public let parts: [Part]
  /// What kind of sentence it is: `fit` for a summary, or why it is not: `question`, `fragment`, `heading`.
  public let kind: String
  /// Whether it is in the summary.
  public let isChosen: Bool

  /// The score of the sentence at `range`.
  public init(_ range: TextRange, score: Double, parts: [Part], kind: String, isChosen: Bool) {
    self.range = range
    self.score = score
    self.parts = parts
    self.kind = kind
    self.isChosen = isChosen
  }
}

/// The scores of all sentences, one per sentence of the layer ``Sentences``, in text order.
public struct SentenceScores: TextLayer {
  /// The scores, in text order.
  public let items: [SentenceScore]

  /// The layer of these scores.
  public init(_ items: [SentenceScore]) {
    self.items = items
  }

  public var ranges: [TextRange] { items.map(\.range) }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.members(of: item.range)
          json.name("score")
          json.value(rounded: item.score)
          if !item.parts.isEmpty {
            json.name("parts")
            json.object { json in
              for part in item.parts {
                json.name(part.name)
                json.value(rounded: part.value)
              }
            }
          }
          json.name("kind")
          json.value(item.kind)
          json.name("chosen")
          json.value(item.isChosen)
        }
      }
    }
  }

  public func problems(in text: Text) -> [String] {
    rangeProblems(in: text) + orderProblems(of: ranges, named: "scored sentences")
      + items.filter { !$0.score.isFinite || $0.score < 0 }.map { "the score \($0.score) of \($0.range) is no score" }
  }
}

extension LayerKey where Content == SentenceScores {
  /// Why each sentence is or is not in the summary.
  public static var sentenceScores: LayerKey { LayerKey("sentence_scores") }
}
