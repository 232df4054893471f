public import TextModel

/// A block of the text that stands by itself: what a reader sees between line breaks.
public struct Paragraph: Ranged, Sendable, Hashable, Codable {
  /// What a block is.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Running text.
    case body
    /// A heading over what follows.
    case heading
    /// One item of a list.
    case listItem = "list-item"
  }

  /// The block, without the white space around it.
  public let range: TextRange
  /// What the block is.
  public let kind: Kind

  /// The block at `range`.
  public init(_ range: TextRange, _ kind: Kind = .body) {
    self.range = range
    self.kind = kind
  }
}

/// The blocks of a text: in text order, apart, together every byte that is not white space.
public struct Paragraphs: TextLayer {
  /// The blocks, in text order.
  public let items: [Paragraph]

  /// The layer of these blocks.
  public init(_ items: [Paragraph]) {
    self.items = items
  }

  public var ranges: [TextRange] { items.map(\.range) }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.members(of: item.range)
          json.name("kind")
          json.value(item.kind.rawValue)
        }
      }
    }
  }

  public func problems(in text: Text) -> [String] {
    rangeProblems(in: text) + orderProblems(of: ranges, named: "paragraphs")
  }
}

extension LayerKey where Content == Paragraphs {
  /// The blocks of the text.
  public static var paragraphs: LayerKey { LayerKey("paragraphs", isShownByDefault: false) }
}
