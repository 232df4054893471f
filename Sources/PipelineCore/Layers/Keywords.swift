public import TextModel

/// A keyphrase of a document.
public struct Keyword: Sendable, Hashable, Codable {
  /// The phrase in its best surface form.
  public let text: String
  /// How well it stands for the document: 0 to 1, more is better.
  public let score: Double
  /// Every place where it occurs, in text order.
  public let places: [TextRange]
  /// What the score is made of; empty where nobody asked.
  public let parts: [ScorePart]

  /// The phrase `text`, found at `places`.
  public init(text: String, score: Double, places: [TextRange], parts: [ScorePart] = []) {
    self.text = text
    self.score = score
    self.places = places
    self.parts = parts
  }
}

/// The keyphrases of a document, best first.
public struct Keywords: TextLayer {
  /// The keyphrases, best first.
  public let items: [Keyword]

  /// The layer of these keyphrases.
  public init(_ items: [Keyword]) {
    self.items = items
  }

  public var ranges: [TextRange] { items.flatMap(\.places) }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.name("text")
          json.value(item.text)
          json.name("score")
          json.value(rounded: item.score)
          json.name("places")
          json.array { json in for place in item.places { json.value(place) } }
          if !item.parts.isEmpty {
            json.name("parts")
            json.object { json in
              for part in item.parts {
                json.name(part.name)
                json.value(rounded: part.value)
              }
            }
          }
        }
      }
    }
  }

  public func problems(in text: Text) -> [String] {
    var problems = rangeProblems(in: text)
    for item in items where !(0...1).contains(item.score) {
      problems.append("the score \(item.score) of '\(item.text)' is not between 0 and 1")
    }
    if zip(items, items.dropFirst()).contains(where: { $0.score < $1.score }) {
      problems.append("keywords must be ordered by falling score")
    }
    return problems
  }
}

extension LayerKey where Content == Keywords {
  /// The keyphrases of the document.
  public static var keywords: LayerKey { LayerKey("keywords") }
}
